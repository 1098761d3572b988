import type { ProductItem } from "./items";
import type { Search } from "./search";

/** Copies from which on a stock is no longer low. */
export const enoughCopies = 6;

/** Whether a product that has the words of a search is one of those asked for, by its state of now. */
export function isWanted({ Stock, OffSaleAt }: ProductItem, { managed, stock }: Search): boolean {
  if (!managed && OffSaleAt !== undefined) return false;
  if (stock === "LOW") return Stock > 0 && Stock < enoughCopies;
  if (stock === "SOLD_OUT") return Stock <= 0;
  if (stock === "OFF_SALE") return OffSaleAt !== undefined;
  return true;
}
