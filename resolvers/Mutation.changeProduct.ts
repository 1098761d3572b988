import type { Context } from "@aws-appsync/utils";
import type { ManagedProduct, MutationChangeProductArgs } from "./generated/schema";
import { checkVersion } from "./lib/checkInput";
import { fail } from "./lib/fail";
import { managedProductView } from "./lib/managedProductView";
import { productItem } from "./lib/productItem";
import type { Stash } from "./lib/stash";
import { writtenProduct } from "./lib/writtenProduct";

/**
 * Changes a product if its version is the one that the admin has read; AppSync allows admins only.
 */
export function request(ctx: Context<MutationChangeProductArgs, Stash>) {
  const item = productItem(ctx.args.input);
  if (item.Stock !== undefined) fail("InvalidInput", "Omit stock: changeStock changes it.");
  const expectedVersion = checkVersion(ctx.args.expectedVersion);
  ctx.stash.wanted = { productId: item.ProductId };
  ctx.stash.edit = { kind: "change", item, expectedVersion };
  return {};
}

/** The changed product. */
export function response(ctx: Context<MutationChangeProductArgs, Stash>): ManagedProduct {
  return managedProductView(writtenProduct(ctx.stash));
}
