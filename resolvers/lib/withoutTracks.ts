import type { ProductItem } from "./items";

/** A product for functions that need no tracks: they are its largest part, and every later function would pass them on. */
export function withoutTracks(product: ProductItem): ProductItem {
  return { ...product, Tracks: [] };
}
