import { toKey } from "./expression";

/** Key of the item in the Shelves table that says that every product was listed. No shelf has this name. */
export function upgradeMark(): Record<string, unknown> {
  return toKey({ Shelf: "#upgrade", ProductId: "done" });
}
