import type { ProductItem } from "./items";
import type { ProductEdit } from "./productEdit";
import { failNoProduct, failProductChanged, failProductExists, failStock } from "./productRefusals";
import { stockLimit } from "./stockLimit";

/** Whether an edit requires that the product does not exist yet. */
export function isCreation(
  kind: ProductEdit["kind"] | undefined,
  expectedVersion: number | undefined,
): boolean {
  return kind === "create" || (kind === "line" && (expectedVersion ?? null) === null);
}

/** Ends the field if the product as read does not allow the edit. */
export function refuseEdit(edit: ProductEdit, held: ProductItem | undefined): void {
  const { copies = 0, kind } = edit;
  const creates = isCreation(kind, edit.expectedVersion);
  if (held === undefined && !creates && kind !== "put") failNoProduct();
  if (held !== undefined && creates) failProductExists();
  const expected = edit.expectedVersion ?? null;
  if (expected !== null && expected !== (held?.Version ?? 0)) failProductChanged(held);
  if (held === undefined) return;
  const stock = held.Stock + copies;
  if (copies !== 0 && (stock < 0 || stock > stockLimit)) failStock(copies, held);
}
