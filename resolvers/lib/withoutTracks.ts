import type { ProductItem } from "./items";

/** A product for steps that need no tracks: they are most of it, and every step that follows would carry them along. */
export function withoutTracks(product: ProductItem): ProductItem {
  return { ...product, Tracks: [] };
}
