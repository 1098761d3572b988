import type { Context } from "@aws-appsync/utils";
import type { ManagedProduct, MutationCreateProductArgs } from "./generated/schema";
import { managedProductView } from "./lib/managedProductView";
import { productItem } from "./lib/productItem";
import type { Stash } from "./lib/stash";
import { writtenProduct } from "./lib/writtenProduct";

/** Creates a product; AppSync allows admins only. */
export function request(ctx: Context<MutationCreateProductArgs, Stash>) {
  const item = productItem(ctx.args.input);
  ctx.stash.wanted = { productId: item.ProductId };
  ctx.stash.edit = { kind: "create", item };
  return {};
}

/** The created product. */
export function response(ctx: Context<MutationCreateProductArgs, Stash>): ManagedProduct {
  return managedProductView(writtenProduct(ctx.stash));
}
