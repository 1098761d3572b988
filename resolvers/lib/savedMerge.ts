import { emptiedCart } from "./emptiedCart";
import { toKey } from "./expression";
import { savedOwner } from "./items";
import type { CartItem } from "./items";
import { liveCart, productIds } from "./liveCart";
import { mergedQuantities } from "./mergedQuantities";
import { putCart, rewrittenCart } from "./rewrittenCart";
import type { Write } from "./sessionWrites";

/**
 * The user's list of saved products with the guest's products added, up to the limits, the user's
 * own products first; undefined if the guest has saved none. `now` in epoch seconds.
 */
export function mergedSaved(
  ownerId: string,
  saved: CartItem | undefined,
  guestSaved: CartItem | undefined,
  now: number,
): CartItem | undefined {
  const guest = liveCart(guestSaved, now);
  if (guest === undefined || productIds(guest).length === 0) return undefined;
  const quantities = mergedQuantities(liveCart(saved, now), guest, "SUM");
  return rewrittenCart(savedOwner(ownerId), quantities, saved, now);
}

/** Replaces the user's list by the merged one and empties the guest's, if both are as read. */
export function mergeSavedWrites(
  list: CartItem,
  saved: CartItem | undefined,
  guestSaved: CartItem | undefined,
  now: number,
): Write[] {
  if (guestSaved === undefined) return [];
  const { update, condition } = emptiedCart(guestSaved, now);
  const empty: Write = {
    table: STORE.cartsTable,
    operation: "UpdateItem",
    key: toKey({ OwnerId: guestSaved.OwnerId }),
    update,
    condition: { ...condition, returnValuesOnConditionCheckFailure: true },
  };
  return [putCart(list, saved), empty];
}
