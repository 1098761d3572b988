import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import type { CartChange } from "../lib/cartChange";
import { cartReplacement } from "../lib/cartReplacement";
import { cartUpdate } from "../lib/cartUpdate";
import type { CartUpdate } from "../lib/cartUpdate";
import { checkCartChange } from "../lib/checkCartChange";
import { countConflict } from "../lib/countConflict";
import { failDataSource, isConditionFailure } from "../lib/dataSourceError";
import { emptiedCart } from "../lib/emptiedCart";
import { toKey } from "../lib/expression";
import { fail, failUnavailable } from "../lib/fail";
import type { CartItem } from "../lib/items";
import { liveCart } from "../lib/liveCart";
import type { Stash } from "../lib/stash";

/**
 * Applies the change in one conditional, atomic update; skipped if the change is done or changes
 * nothing.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBUpdateItemRequest {
  const { caller, cart, change, changed, product } = ctx.stash;
  if (caller === undefined || change === undefined) failUnavailable();
  const puts = change.kind === "add" || change.kind === "set";
  if (puts && product === undefined) {
    fail("ProductNotFound", "There is no such record in the catalogue. Choose another one.");
  }
  if (changed === true) runtime.earlyReturn(null, { skipTo: "NEXT" });
  const now = util.time.nowEpochSeconds();
  const live = liveCart(cart, now);
  if (!checkCartChange(change, live)) runtime.earlyReturn(null, { skipTo: "NEXT" });
  // Only a change that adds a product gets here. It replaces a cart that has expired or was moved.
  const replaced = live === undefined ? cart : undefined;
  const write = writeOf(caller.ownerId, change, live, replaced, now);
  return { operation: "UpdateItem", key: toKey({ OwnerId: caller.ownerId }), ...write };
}

/** A change that hits a conflict is retried once with the re-read cart. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, CartItem>): null {
  if (ctx.error && !isConditionFailure(ctx.error)) failDataSource(ctx.error);
  if (ctx.error) {
    countConflict(ctx.stash);
    return null;
  }
  ctx.stash.cart = ctx.result;
  ctx.stash.changed = true;
  return null;
}

function writeOf(
  ownerId: string,
  change: CartChange,
  live: CartItem | undefined,
  replaced: CartItem | undefined,
  now: number,
): CartUpdate {
  if (change.kind === "clear") {
    if (live === undefined) failUnavailable();
    return emptiedCart(live, now);
  }
  if (replaced !== undefined && change.kind !== "remove") {
    return cartReplacement(replaced, change.productId, change.quantity, now);
  }
  return cartUpdate(ownerId, change, live, now);
}
