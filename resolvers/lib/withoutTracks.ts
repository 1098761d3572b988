import type { ProductItem } from "./items";

/**
 * A product without its tracks, for functions that do not need them. Tracks are its largest part,
 * and every later function would receive them.
 */
export function withoutTracks(product: ProductItem): ProductItem {
  return { ...product, Tracks: [] };
}
