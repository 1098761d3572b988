import type { Context, DynamoDBGetItemRequest } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import type { ProductItem } from "../lib/items";
import { failNoProduct } from "../lib/productRefusals";
import type { Stash } from "../lib/stash";

/** Reads the product again: sales may also have changed its stock. */
export function request(ctx: Context<unknown, Stash>): DynamoDBGetItemRequest {
  return {
    operation: "GetItem",
    key: toKey({ ProductId: ctx.stash.wanted?.productId ?? "" }),
    consistentRead: true,
  };
}

/** Stores the current product in the stash. */
export function response(
  ctx: Context<unknown, Stash, undefined, undefined, ProductItem | null>,
): null {
  if (ctx.error) failDataSource(ctx.error);
  if (ctx.result === null || ctx.result === undefined) failNoProduct();
  ctx.stash.managed = ctx.result;
  return null;
}
