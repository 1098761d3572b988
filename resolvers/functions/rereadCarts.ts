import type { Context, DynamoDBBatchGetItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import { requireComplete } from "../lib/requireComplete";
import type { BatchResult } from "../lib/requireComplete";
import { stashItems } from "../lib/stashItems";
import type { Stash } from "../lib/stash";

/** Reads the user's and the guest's cart again after a conflict of the merge. */
export function request(ctx: Context<unknown, Stash>): DynamoDBBatchGetItemRequest {
  const { caller, conflicts, wanted } = ctx.stash;
  if (caller === undefined || conflicts === undefined) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const keys = [caller.ownerId, wanted?.guestCartId ?? ""].map((id) => toKey({ OwnerId: id }));
  return {
    operation: "BatchGetItem",
    tables: { [STORE.cartsTable]: { keys, consistentRead: true } },
  };
}

/** Passes on the carts as they are now. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, BatchResult>): null {
  if (ctx.error) failDataSource(ctx.error);
  requireComplete(ctx.result);
  ctx.stash.cart = undefined;
  ctx.stash.guestCart = undefined;
  stashItems(ctx.stash, ctx.result, util.time.nowEpochMilliSeconds());
  return null;
}
