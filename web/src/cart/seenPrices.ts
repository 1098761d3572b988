import type { CartLine } from "../api/types";
import { parseKept } from "../parseKept";

const storageKey = "jukebox.prices";

/** The price at which a product was first shown in the cart, if it has changed. */
export function oldPrice({ productId, product }: CartLine): number | null {
  const seen = read()[productId];
  return product === null || seen === undefined || seen === product.priceCents ? null : seen;
}

/**
 * Stores the prices of products that are new in the cart, and deletes those of removed products.
 */
export function rememberPrices(lines: CartLine[], accept = false): void {
  const seen = read();
  const next: Record<string, number> = {};
  for (const { productId, product } of lines) {
    const kept = accept ? undefined : seen[productId];
    if (product !== null) next[productId] = kept ?? product.priceCents;
    else if (kept !== undefined) next[productId] = kept;
  }
  localStorage.setItem(storageKey, JSON.stringify(next));
}

function read(): Record<string, number> {
  return parseKept<Record<string, number>>(localStorage.getItem(storageKey)) ?? {};
}
