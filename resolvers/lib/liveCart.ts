import type { CartItem } from "./items";

/** The cart, unless it has expired or was moved into a user's; `now` in epoch seconds. */
export function liveCart(cart: CartItem | undefined, now: number): CartItem | undefined {
  if (cart === undefined || cart.ExpiresAt <= now || cart.MergedBy !== undefined) return undefined;
  return cart;
}

/** Ids of the products in a cart, in their order. */
export function productIds(cart: CartItem | undefined): string[] {
  const ids = cart?.ProductIds ?? [];
  return ids.slice(0).sort();
}

/** How many copies of a product a cart holds; 0 for none. */
export function quantityOf(cart: CartItem | undefined, productId: string): number {
  return cart?.[`q_${productId}`] ?? 0;
}
