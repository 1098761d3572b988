import type { Context, DynamoDBGetItemRequest } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import type { ProductItem } from "../lib/items";
import { failNoProduct } from "../lib/productRefusals";
import type { Stash } from "../lib/stash";

/** Reads the product again: sales may have changed its stock as well. */
export function request(ctx: Context<unknown, Stash>): DynamoDBGetItemRequest {
  return {
    operation: "GetItem",
    key: toKey({ ProductId: ctx.stash.wanted?.productId ?? "" }),
    consistentRead: true,
  };
}

/** Passes on the product as it is now. */
export function response(
  ctx: Context<unknown, Stash, undefined, undefined, ProductItem | null>,
): null {
  if (ctx.error) failDataSource(ctx.error);
  if (ctx.result === null || ctx.result === undefined) failNoProduct();
  ctx.stash.managed = ctx.result;
  return null;
}
