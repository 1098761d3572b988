import type { Cart } from "../api/types";
import { parseKept } from "../parseKept";

const storageKey = "jukebox.guestCart";

/** Until when the store keeps a guest's cart that has records in it. */
interface Term {
  cartId: string;
  expiresAt: string;
}

/** Takes note of how long a guest's cart is kept; of a user's, other devices may know more. */
export function rememberTerm(cart: Cart): void {
  if (cart.id.startsWith("guest#") && cart.lines.length > 0 && cart.expiresAt !== null) {
    const term: Term = { cartId: cart.id, expiresAt: cart.expiresAt };
    localStorage.setItem(storageKey, JSON.stringify(term));
  } else if (ranOutAt(cart) === null) localStorage.removeItem(storageKey);
}

/** When this cart lost its records because it was not kept any longer; null when that is not why it is empty. */
export function ranOutAt(cart: Cart): string | null {
  const term = parseKept<Term>(localStorage.getItem(storageKey));
  if (term === null || term.cartId !== cart.id || cart.lines.length > 0) return null;
  return Date.parse(term.expiresAt) <= Date.now() ? term.expiresAt : null;
}
