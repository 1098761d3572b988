import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import type { MutationMergeCartArgs } from "../generated/schema";
import { cartWith } from "../lib/cartWith";
import { checkClaim } from "../lib/checkClaim";
import { countConflict } from "../lib/countConflict";
import { cancellationReasons, failDataSource } from "../lib/dataSourceError";
import { failUnavailable } from "../lib/fail";
import { liveCart } from "../lib/liveCart";
import { mergedQuantities } from "../lib/mergedQuantities";
import { buryGuestCart, putMergedCart } from "../lib/mergeWrites";
import { mergedSaved, mergeSavedWrites } from "../lib/savedMerge";
import type { Stash } from "../lib/stash";

/**
 * Moves the guest's cart and saved products into the user's in one transaction; skipped if the same
 * user has already done that.
 */
export function request(
  ctx: Context<MutationMergeCartArgs, Stash>,
): DynamoDBTransactWriteItemsRequest {
  const { caller, cart, guestCart, guestSaved, saved, changed } = ctx.stash;
  if (caller === undefined) failUnavailable();
  if (changed === true) runtime.earlyReturn(null, { skipTo: "NEXT" });
  const now = util.time.nowEpochSeconds();
  const { claimToken, strategy } = ctx.args;
  if (!checkClaim(guestCart, claimToken, caller.ownerId, now) || guestCart === undefined) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const bury = buryGuestCart(guestCart, caller.ownerId, now);
  const quantities = mergedQuantities(liveCart(cart, now), guestCart, strategy);
  const list = mergedSaved(caller.ownerId, saved, guestSaved, now);
  const savedWrites = list === undefined ? [] : mergeSavedWrites(list, saved, guestSaved, now);
  // The result of a first attempt that hit a conflict.
  ctx.stash.mergedCart = undefined;
  ctx.stash.mergedSaved = list;
  // DynamoDB has no empty sets, so two empty carts write no cart.
  if (Object.keys(quantities).length === 0) {
    return { operation: "TransactWriteItems", transactItems: [bury, ...savedWrites] };
  }
  const merged = cartWith(caller.ownerId, quantities, cart, now);
  ctx.stash.mergedCart = merged;
  return {
    operation: "TransactWriteItems",
    transactItems: [bury, putMergedCart(merged, cart), ...savedWrites],
  };
}

/** If a cart or list has changed since it was read, all are read again and the merge is retried. */
export function response(ctx: Context<MutationMergeCartArgs, Stash>): null {
  if (!ctx.error) {
    ctx.stash.cart = ctx.stash.mergedCart ?? ctx.stash.cart;
    ctx.stash.saved = ctx.stash.mergedSaved ?? ctx.stash.saved;
    ctx.stash.changed = true;
    return null;
  }
  if (cancellationReasons(ctx.result) === null) failDataSource(ctx.error);
  countConflict(ctx.stash);
  return null;
}
