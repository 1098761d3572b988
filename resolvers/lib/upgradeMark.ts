import { toKey } from "./expression";

/**
 * Key of the item in the Shelves table that marks that every product is on its shelves. No shelf
 * has this name.
 */
export function upgradeMark(): Record<string, unknown> {
  return toKey({ Shelf: "#upgrade", ProductId: "done" });
}
