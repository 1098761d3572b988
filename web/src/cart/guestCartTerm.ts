import type { Cart } from "../api/types";
import { parseKept } from "../parseKept";

const storageKey = "jukebox.guestCart";

/** The expiry of a guest's non-empty cart. */
interface Term {
  cartId: string;
  expiresAt: string;
}

/**
 * Stores the expiry of a guest's cart. A user's cart is skipped, because other devices may have
 * changed it.
 */
export function rememberTerm(cart: Cart): void {
  if (cart.id.startsWith("guest#") && cart.lines.length > 0 && cart.expiresAt !== null) {
    const term: Term = { cartId: cart.id, expiresAt: cart.expiresAt };
    localStorage.setItem(storageKey, JSON.stringify(term));
  } else if (ranOutAt(cart) === null) localStorage.removeItem(storageKey);
}

/** The time when this cart expired; null if it is empty for another reason. */
export function ranOutAt(cart: Cart): string | null {
  const term = parseKept<Term>(localStorage.getItem(storageKey));
  if (term === null || term.cartId !== cart.id || cart.lines.length > 0) return null;
  return Date.parse(term.expiresAt) <= Date.now() ? term.expiresAt : null;
}
