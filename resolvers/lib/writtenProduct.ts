import { failUnavailable } from "./fail";
import type { ProductItem } from "./items";
import type { Stash } from "./stash";

/** The product as an admin's change has left it. */
export function writtenProduct({ managed }: Stash): ProductItem {
  if (managed === undefined) failUnavailable();
  return managed;
}
