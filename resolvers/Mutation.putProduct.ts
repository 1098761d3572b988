import type { Context } from "@aws-appsync/utils";
import type { MutationPutProductArgs, Product } from "./generated/schema";
import type { ProductItem } from "./lib/items";
import { productItem } from "./lib/productItem";
import { productView } from "./lib/productView";

/** Puts a record into the catalogue; AppSync lets only admins call it. */
export function request(ctx: Context<MutationPutProductArgs>) {
  productItem(ctx.args.input);
  return {};
}

/** The record as it is now. */
export function response(
  ctx: Context<MutationPutProductArgs, object, { result: ProductItem }>,
): Product {
  return productView(ctx.prev.result);
}
