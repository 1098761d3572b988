import type { Context, DynamoDBBatchGetItemRequest, Info } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import { isOnSale } from "../lib/isOnSale";
import type { ProductItem } from "../lib/items";
import { liveCart, productIds } from "../lib/liveCart";
import { itemsOf, requireComplete } from "../lib/requireComplete";
import type { BatchResult } from "../lib/requireComplete";
import { selectsProducts, selectsSavedProducts, selectsTracks } from "../lib/selectsProducts";
import type { Stash } from "../lib/stash";
import { withoutTracks } from "../lib/withoutTracks";

/**
 * Reads the products in the lines of the cart and saved list if their details are selected. Prices
 * shown here decide nothing.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBBatchGetItemRequest {
  const missing = idsToRead(ctx.stash, ctx.info);
  if (missing.length === 0) runtime.earlyReturn(null, { skipTo: "NEXT" });
  ctx.stash.tracksWanted = selectsTracks(ctx.info);
  const keys = missing.map((id) => toKey({ ProductId: id }));
  return { operation: "BatchGetItem", tables: { [STORE.productsTable]: { keys } } };
}

/** Stores the products that are still on sale in the stash. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, BatchResult>): null {
  if (ctx.error) failDataSource(ctx.error);
  requireComplete(ctx.result);
  const read = itemsOf(ctx.result, STORE.productsTable) as unknown as ProductItem[];
  const products = read.filter(isOnSale);
  ctx.stash.products = ctx.stash.tracksWanted === true ? products : products.map(withoutTracks);
  return null;
}

/** Ids of the products whose details are selected, without the product that was already read. */
function idsToRead({ cart, product, saved, wanted }: Stash, info: Info): string[] {
  const now = util.time.nowEpochSeconds();
  const isCart = wanted?.cart === true;
  const inCart = isCart && selectsProducts(info) ? productIds(liveCart(cart, now)) : [];
  const isSelected = isCart ? selectsSavedProducts(info) : selectsProducts(info);
  const inList = wanted?.saved === true && isSelected ? productIds(liveCart(saved, now)) : [];
  const others = inList.filter((id) => inCart.indexOf(id) < 0);
  return inCart.concat(others).filter((id) => id !== product?.ProductId);
}
