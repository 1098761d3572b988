import type { Context, DynamoDBBatchGetItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { cartKeys } from "../lib/keysToRead";
import { requireComplete } from "../lib/requireComplete";
import type { BatchResult } from "../lib/requireComplete";
import { stashItems } from "../lib/stashItems";
import type { Stash } from "../lib/stash";

/** Reads the carts and lists of the field again after a conflict. */
export function request(ctx: Context<unknown, Stash>): DynamoDBBatchGetItemRequest {
  const { caller, conflicts, wanted } = ctx.stash;
  if (caller === undefined || conflicts === undefined) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const keys = cartKeys(caller, wanted ?? {});
  return {
    operation: "BatchGetItem",
    tables: { [STORE.cartsTable]: { keys, consistentRead: true } },
  };
}

/** Stores the current items in the stash. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, BatchResult>): null {
  if (ctx.error) failDataSource(ctx.error);
  requireComplete(ctx.result);
  ctx.stash.cart = undefined;
  ctx.stash.guestCart = undefined;
  ctx.stash.saved = undefined;
  ctx.stash.guestSaved = undefined;
  stashItems(ctx.stash, ctx.result, util.time.nowEpochMilliSeconds());
  return null;
}
