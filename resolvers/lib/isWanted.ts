import type { ProductItem } from "./items";
import type { Search } from "./search";

/** Minimum number of copies of a stock that is not low. */
export const enoughCopies = 6;

/**
 * Whether a product that matches the words of a search also matches its other criteria in its
 * current state.
 */
export function isWanted({ Stock, OffSaleAt }: ProductItem, { managed, stock }: Search): boolean {
  if (!managed && OffSaleAt !== undefined) return false;
  if (stock === "LOW") return Stock > 0 && Stock < enoughCopies;
  if (stock === "SOLD_OUT") return Stock <= 0;
  if (stock === "OFF_SALE") return OffSaleAt !== undefined;
  return true;
}
