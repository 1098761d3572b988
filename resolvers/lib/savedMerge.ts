import { emptiedCart } from "./emptiedCart";
import { toKey } from "./expression";
import { savedOwner } from "./items";
import type { CartItem } from "./items";
import { liveCart, productIds } from "./liveCart";
import { mergedQuantities } from "./mergedQuantities";
import { putCart, rewrittenCart } from "./rewrittenCart";
import type { Write } from "./sessionWrites";

/**
 * The user's list of saved products with the guest's added, up to the limits, the user's own products first; undefined when the
 * guest has saved none. `now` in epoch seconds.
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

/** Puts the merged list over the user's and empties the guest's, if both are still as they were read. */
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
