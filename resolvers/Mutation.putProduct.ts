import type { Context } from "@aws-appsync/utils";
import type { MutationPutProductArgs, Product } from "./generated/schema";
import { productItem } from "./lib/productItem";
import { productView } from "./lib/productView";
import type { Stash } from "./lib/stash";
import { writtenProduct } from "./lib/writtenProduct";

/** Creates or replaces a product; AppSync allows admins only. */
export function request(ctx: Context<MutationPutProductArgs, Stash>) {
  const item = productItem(ctx.args.input);
  ctx.stash.wanted = { productId: item.ProductId };
  ctx.stash.edit = { kind: "put", item };
  return {};
}

/** The current product. */
export function response(ctx: Context<MutationPutProductArgs, Stash>): Product {
  return productView(writtenProduct(ctx.stash));
}
