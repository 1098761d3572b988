import type { Context, DynamoDBBatchGetItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import type { MutationCheckoutArgs } from "../generated/schema";
import { cartRefusal } from "../lib/checkoutRefusal";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import { isOnSale } from "../lib/isOnSale";
import type { ProductItem } from "../lib/items";
import { productIds } from "../lib/liveCart";
import { itemsOf, requireComplete } from "../lib/requireComplete";
import type { BatchResult } from "../lib/requireComplete";
import type { Stash } from "../lib/stash";
import { withoutTracks } from "../lib/withoutTracks";

/** Reads the products to buy, consistently. A purchase with the same key is returned unchanged. */
export function request(ctx: Context<MutationCheckoutArgs, Stash>): DynamoDBBatchGetItemRequest {
  const { purchase, cart } = ctx.stash;
  if (purchase !== undefined) runtime.earlyReturn(null, { skipTo: "END" });
  if (cartRefusal(cart, ctx.args, util.time.nowEpochSeconds()) !== null) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const keys = productIds(cart).map((id) => toKey({ ProductId: id }));
  return {
    operation: "BatchGetItem",
    tables: { [STORE.productsTable]: { keys, consistentRead: true } },
  };
}

/** Stores the products that are still on sale in the stash. */
export function response(
  ctx: Context<MutationCheckoutArgs, Stash, undefined, undefined, BatchResult>,
): null {
  if (ctx.error) failDataSource(ctx.error);
  requireComplete(ctx.result);
  const products = itemsOf(ctx.result, STORE.productsTable) as unknown as ProductItem[];
  ctx.stash.products = products.filter(isOnSale).map(withoutTracks);
  return null;
}
