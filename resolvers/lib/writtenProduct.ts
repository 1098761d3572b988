import { failUnavailable } from "./fail";
import type { ProductItem } from "./items";
import type { Stash } from "./stash";

/** The product after an admin's change. */
export function writtenProduct({ managed }: Stash): ProductItem {
  if (managed === undefined) failUnavailable();
  return managed;
}
