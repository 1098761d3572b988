import type { CartLine } from "../api/types";
import { parseKept } from "../parseKept";

const storageKey = "jukebox.prices";

/** The price at which each record was first shown in the cart, to show when it has changed. */
export function oldPrice({ productId, product }: CartLine): number | null {
  const seen = read()[productId];
  return product === null || seen === undefined || seen === product.priceCents ? null : seen;
}

/** Takes note of the prices of records that are new in the cart, and forgets those that are gone. */
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
