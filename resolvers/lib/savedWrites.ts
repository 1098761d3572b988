import { savedLimit, quantityLimit } from "./cartLimits";
import { checkCartChange } from "./checkCartChange";
import { toKey } from "./expression";
import { fail } from "./fail";
import { savedOwner } from "./items";
import type { CartItem } from "./items";
import { liveCart, productIds, quantityOf } from "./liveCart";
import { quantitiesOf } from "./mergedQuantities";
import { rewrittenCart } from "./rewrittenCart";
import type { SavedChange } from "./savedChange";
import type { Write } from "./sessionWrites";

/**
 * A cart and its list of saved products; undefined if there is none, or if a change does not affect
 * it.
 */
export interface CartAndSaved {
  cart: CartItem | undefined;
  saved: CartItem | undefined;
}

/**
 * The cart and saved list after a change. `held` are the items as read, expired or not; null if
 * nothing changes. Ends the field if a limit would be exceeded. `now` in epoch seconds.
 */
export function changedSaved(
  ownerId: string,
  { kind, productId }: SavedChange,
  held: CartAndSaved,
  now: number,
): CartAndSaved | null {
  const cart = liveCart(held.cart, now);
  const saved = liveCart(held.saved, now);
  const copies = quantityOf(kind === "save" ? cart : saved, productId);
  if (copies === 0) return null;
  const inCart = quantitiesOf(cart);
  const inList = quantitiesOf(saved);
  if (kind === "save") {
    checkSaved(saved, productId, copies);
    inList[productId] = quantityOf(saved, productId) + copies;
    delete inCart[productId];
  } else {
    delete inList[productId];
  }
  if (kind === "moveToCart") {
    checkCartChange({ kind: "add", productId, quantity: copies }, cart);
    inCart[productId] = quantityOf(cart, productId) + copies;
  }
  const list = rewrittenCart(savedOwner(ownerId), inList, held.saved, now);
  if (kind === "remove") {
    // A guest's list must not outlive its cart: see cartExpiry.
    list.ExpiresAt = held.saved?.ExpiresAt ?? list.ExpiresAt;
    return { cart: undefined, saved: list };
  }
  return { cart: rewrittenCart(ownerId, inCart, held.cart, now), saved: list };
}

function checkSaved(saved: CartItem | undefined, productId: string, copies: number): void {
  const held = quantityOf(saved, productId);
  if (held + copies > quantityLimit) {
    fail(
      "QuantityLimit",
      `At most ${quantityLimit} copies of a record can be saved for later; ${held} of this one are. Take some out of the cart.`,
      { maximum: quantityLimit, quantity: held },
    );
  }
  if (held === 0 && productIds(saved).length >= savedLimit) {
    fail(
      "SavedLimit",
      `At most ${savedLimit} records can be saved for later. Remove one of them first.`,
      { maximum: savedLimit },
    );
  }
}

/** Deletes an owner's list of saved products. */
export function deleteSaved(ownerId: string): Write {
  return {
    table: STORE.cartsTable,
    operation: "DeleteItem",
    key: toKey({ OwnerId: savedOwner(ownerId) }),
  };
}
