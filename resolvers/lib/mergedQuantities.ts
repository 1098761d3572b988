import type { MergeStrategy } from "../generated/schema";
import { productLimit, quantityLimit } from "./cartLimits";
import type { CartItem } from "./items";
import { productIds, quantityOf } from "./liveCart";

/**
 * The contents of the user's cart after a merge, by product id. SUM adds up to the limits, the
 * user's own products first. An empty cart never replaces one that is not empty.
 */
export function mergedQuantities(
  user: CartItem | undefined,
  guest: CartItem,
  strategy: MergeStrategy | null | undefined,
): Record<string, number> {
  const guestEmpty = productIds(guest).length === 0;
  if (guestEmpty || (strategy === "KEEP_USER" && productIds(user).length > 0)) {
    return quantitiesOf(user);
  }
  if (strategy === "KEEP_GUEST") return quantitiesOf(guest);
  const merged = quantitiesOf(user);
  for (const id of productIds(guest)) {
    // Not merged[id]: a product may be called "constructor".
    const held = quantityOf(user, id);
    if (held > 0 || Object.keys(merged).length < productLimit) {
      merged[id] = Math.min(quantityLimit, held + quantityOf(guest, id));
    }
  }
  return merged;
}

/** Copies by product id. */
export function quantitiesOf(cart: CartItem | undefined): Record<string, number> {
  const quantities: Record<string, number> = {};
  for (const id of productIds(cart)) quantities[id] = quantityOf(cart, id);
  return quantities;
}
