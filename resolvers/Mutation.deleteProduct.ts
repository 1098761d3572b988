import type { Context } from "@aws-appsync/utils";
import type { MutationDeleteProductArgs, Product } from "./generated/schema";
import { checkProductId } from "./lib/checkInput";
import { fail } from "./lib/fail";
import type { ProductItem } from "./lib/items";
import { productView } from "./lib/productView";

/** Takes a record out of the catalogue; AppSync lets only admins call it. */
export function request(ctx: Context<MutationDeleteProductArgs>) {
  checkProductId(ctx.args.id);
  return {};
}

/** The record that was there. */
export function response(
  ctx: Context<MutationDeleteProductArgs, object, { result: ProductItem | null | undefined }>,
): Product {
  const item = ctx.prev.result;
  if (item === null || item === undefined) {
    fail("ProductNotFound", "There is no such record in the catalogue. Check its id.");
  }
  return productView(item);
}
