import type { Context, DynamoDBBatchGetItemRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import { isOnSale } from "../lib/isOnSale";
import { enoughCopies } from "../lib/isWanted";
import type { ProductItem } from "../lib/items";
import { lowestFirst } from "../lib/lowStock";
import { itemsOf, requireComplete } from "../lib/requireComplete";
import type { BatchResult } from "../lib/requireComplete";
import type { Stash } from "../lib/stash";

/** Reads the products with the fewest copies. */
export function request(ctx: Context<unknown, Stash>): DynamoDBBatchGetItemRequest {
  const keys = lowestFirst(ctx.stash).map((ProductId) => toKey({ ProductId }));
  if (keys.length === 0) runtime.earlyReturn(null, { skipTo: "NEXT" });
  return { operation: "BatchGetItem", tables: { [STORE.productsTable]: { keys } } };
}

/** Stores the products in the stash, fewest copies first. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, BatchResult>): null {
  if (ctx.error) failDataSource(ctx.error);
  requireComplete(ctx.result);
  const found = itemsOf(ctx.result, STORE.productsTable) as unknown as ProductItem[];
  // The index lags: a product may have been restocked or taken off sale meanwhile.
  const read = found.filter((item) => isOnSale(item) && item.Stock < enoughCopies);
  const isRead = (id: string) => read.filter(({ ProductId }) => ProductId === id);
  ctx.stash.products = lowestFirst(ctx.stash).flatMap(isRead);
  return null;
}
