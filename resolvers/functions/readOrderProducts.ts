import type { Context, DynamoDBBatchGetItemRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import type { ProductItem } from "../lib/items";
import { failNoOrder, requireState } from "../lib/orderChange";
import { itemsOf, requireComplete } from "../lib/requireComplete";
import type { BatchResult } from "../lib/requireComplete";
import type { Stash } from "../lib/stash";

/** Reads which products of an order still exist: only those get their copies back. */
export function request(ctx: Context<unknown, Stash>): DynamoDBBatchGetItemRequest {
  const { purchase } = ctx.stash;
  if (purchase === undefined) failNoOrder();
  requireState(purchase, "CANCELLED");
  if (purchase.Lines.length === 0) runtime.earlyReturn(null, { skipTo: "NEXT" });
  const keys = purchase.Lines.map((line) => toKey({ ProductId: line.ProductId }));
  return {
    operation: "BatchGetItem",
    tables: {
      [STORE.productsTable]: {
        keys,
        consistentRead: true,
        projection: { expression: "ProductId" },
      },
    },
  };
}

/** Stores the existing products in the stash. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, BatchResult>): null {
  if (ctx.error) failDataSource(ctx.error);
  requireComplete(ctx.result);
  ctx.stash.products = itemsOf(ctx.result, STORE.productsTable) as unknown as ProductItem[];
  return null;
}
