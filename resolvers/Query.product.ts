import type { Context, DynamoDBGetItemRequest } from "@aws-appsync/utils";
import type { Product, QueryProductArgs } from "./generated/schema";
import { checkProductId } from "./lib/checkInput";
import { failDataSource } from "./lib/dataSourceError";
import { toKey } from "./lib/expression";
import { isOnSale } from "./lib/isOnSale";
import type { ProductItem } from "./lib/items";
import { productView } from "./lib/productView";

/** One product of the catalogue. */
export function request(ctx: Context<QueryProductArgs>): DynamoDBGetItemRequest {
  return { operation: "GetItem", key: toKey({ ProductId: checkProductId(ctx.args.id) }) };
}

/** The product, or null if there is none with this id. */
export function response(
  ctx: Context<QueryProductArgs, object, undefined, undefined, ProductItem | null>,
): Product | null {
  if (ctx.error) failDataSource(ctx.error);
  const product = ctx.result;
  if (product === null || product === undefined || !isOnSale(product)) return null;
  return productView(product);
}
