import { cartExpiry, nextVersion } from "./cartVersion";
import type { CartItem } from "./items";

/**
 * A cart or list of saved products with these copies by product id. `old` is the current item,
 * expired or not; `now` in epoch seconds.
 */
export function cartWith(
  ownerId: string,
  quantities: Record<string, number>,
  old: CartItem | undefined,
  now: number,
): CartItem {
  const version = nextVersion(old?.Version, now);
  const cart: CartItem = {
    OwnerId: ownerId,
    Version: version,
    ExpiresAt: cartExpiry(ownerId, version, now),
  };
  const ids = Object.keys(quantities);
  // DynamoDB has no empty sets.
  if (ids.length > 0) cart.ProductIds = ids;
  for (const [id, quantity] of Object.entries(quantities)) cart[`q_${id}`] = quantity;
  return cart;
}
