import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { countConflict } from "../lib/countConflict";
import { cancellationReasons, failDataSource } from "../lib/dataSourceError";
import { fail, failUnavailable } from "../lib/fail";
import type { CartItem } from "../lib/items";
import { liveCart, quantityOf } from "../lib/liveCart";
import { putCart } from "../lib/rewrittenCart";
import { changedSaved } from "../lib/savedWrites";
import type { Stash } from "../lib/stash";

/**
 * Changes the cart and the saved list in one transaction, if both are as read; skipped if the
 * change is done or changes nothing.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const { caller, cart, changed, product, saved, savedChange } = ctx.stash;
  if (caller === undefined || savedChange === undefined) failUnavailable();
  if (changed === true) runtime.earlyReturn(null, { skipTo: "NEXT" });
  const now = util.time.nowEpochSeconds();
  const { kind, productId } = savedChange;
  const isMoved = kind === "moveToCart" && quantityOf(liveCart(saved, now), productId) > 0;
  if (isMoved && product === undefined) {
    fail(
      "ProductNotFound",
      "This record is not sold any more. Remove it from what you have saved.",
    );
  }
  const next = changedSaved(caller.ownerId, savedChange, { cart, saved }, now);
  if (next === null) runtime.earlyReturn(null, { skipTo: "NEXT" });
  ctx.stash.nextCart = next.cart;
  ctx.stash.nextSaved = next.saved;
  return {
    operation: "TransactWriteItems",
    transactItems: [...writeOf(next.cart, cart), ...writeOf(next.saved, saved)],
  };
}

/** A change that hits a conflict is retried once with the re-read items. */
export function response(ctx: Context<unknown, Stash>): null {
  if (!ctx.error) {
    ctx.stash.cart = ctx.stash.nextCart ?? ctx.stash.cart;
    ctx.stash.saved = ctx.stash.nextSaved ?? ctx.stash.saved;
    ctx.stash.changed = true;
    return null;
  }
  if (cancellationReasons(ctx.result) === null) failDataSource(ctx.error);
  countConflict(ctx.stash);
  return null;
}

function writeOf(next: CartItem | undefined, held: CartItem | undefined) {
  return next === undefined ? [] : [putCart(next, held)];
}
