import type { Context, DynamoDBBatchGetItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import { isOnSale } from "../lib/isOnSale";
import type { ProductItem } from "../lib/items";
import { liveCart, productIds } from "../lib/liveCart";
import { itemsOf, requireComplete } from "../lib/requireComplete";
import type { BatchResult } from "../lib/requireComplete";
import { selectsProducts, selectsTracks } from "../lib/selectsProducts";
import type { Stash } from "../lib/stash";
import { withoutTracks } from "../lib/withoutTracks";

/** Reads the products in the cart's lines where their details are selected. Prices shown here decide nothing. */
export function request(ctx: Context<unknown, Stash>): DynamoDBBatchGetItemRequest {
  const { cart, product } = ctx.stash;
  const ids = productIds(liveCart(cart, util.time.nowEpochSeconds()));
  const missing = ids.filter((id) => id !== product?.ProductId);
  if (missing.length === 0 || !selectsProducts(ctx.info)) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  ctx.stash.tracksWanted = selectsTracks(ctx.info);
  const keys = missing.map((id) => toKey({ ProductId: id }));
  return { operation: "BatchGetItem", tables: { [STORE.productsTable]: { keys } } };
}

/** Passes on the products that are still on sale. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, BatchResult>): null {
  if (ctx.error) failDataSource(ctx.error);
  requireComplete(ctx.result);
  const read = itemsOf(ctx.result, STORE.productsTable) as unknown as ProductItem[];
  const products = read.filter(isOnSale);
  ctx.stash.products = ctx.stash.tracksWanted === true ? products : products.map(withoutTracks);
  return null;
}
