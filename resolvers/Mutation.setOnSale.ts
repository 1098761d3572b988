import type { Context } from "@aws-appsync/utils";
import type { ManagedProduct, MutationSetOnSaleArgs } from "./generated/schema";
import { checkProductId, checkVersion } from "./lib/checkInput";
import { managedProductView } from "./lib/managedProductView";
import type { Stash } from "./lib/stash";
import { writtenProduct } from "./lib/writtenProduct";

/** Takes a product off sale or puts it back; AppSync allows admins only. */
export function request(ctx: Context<MutationSetOnSaleArgs, Stash>) {
  const { onSale } = ctx.args;
  const expectedVersion = checkVersion(ctx.args.expectedVersion);
  ctx.stash.wanted = { productId: checkProductId(ctx.args.id) };
  ctx.stash.edit = { kind: "sale", onSale, expectedVersion };
  return {};
}

/** The current product. */
export function response(ctx: Context<MutationSetOnSaleArgs, Stash>): ManagedProduct {
  return managedProductView(writtenProduct(ctx.stash));
}
