import type { Context } from "@aws-appsync/utils";
import type { MutationDeleteProductArgs, Product } from "./generated/schema";
import { checkProductId } from "./lib/checkInput";
import { productView } from "./lib/productView";
import type { Stash } from "./lib/stash";
import { writtenProduct } from "./lib/writtenProduct";

/** Deletes a product; AppSync allows admins only. */
export function request(ctx: Context<MutationDeleteProductArgs, Stash>) {
  ctx.stash.wanted = { productId: checkProductId(ctx.args.id) };
  ctx.stash.edit = { kind: "delete" };
  return {};
}

/** The deleted product. */
export function response(ctx: Context<MutationDeleteProductArgs, Stash>): Product {
  return productView(writtenProduct(ctx.stash));
}
