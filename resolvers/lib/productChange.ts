import type { ChangeMade } from "./historyWrite";
import type { ProductItem } from "./items";
import type { ProductEdit } from "./productEdit";

/** The lines of history of an edit; none for an edit without a visible change. */
export function productChanges(
  held: ProductItem | undefined,
  next: ProductItem,
  edit: ProductEdit,
): ChangeMade[] {
  if (edit.kind === "list") return [];
  if (edit.kind === "delete") return [{ kind: "DELETED", details: { title: next.Title } }];
  if (edit.kind === "sale") {
    return [{ kind: edit.onSale === true ? "ON_SALE" : "OFF_SALE", details: {} }];
  }
  if (held === undefined) return [{ kind: "CREATED", details: { stock: next.Stock } }];
  const details = changedDetails(held, next);
  if (edit.kind === "line") return lineChanges(details, edit);
  if (edit.item?.Stock !== undefined) addField(details, "stock", held.Stock, next.Stock);
  return [{ kind: "CHANGED", details }];
}

/** The fields of a product that differ between two states, without its stock. */
export function changedDetails(
  held: ProductItem,
  next: Omit<ProductItem, "Stock">,
): Record<string, unknown> {
  const details: Record<string, unknown> = {};
  addField(details, "title", held.Title, next.Title);
  addField(details, "artist", held.Artist, next.Artist);
  addField(details, "year", held.Year, next.Year);
  addField(details, "genre", held.Genre, next.Genre);
  addField(details, "priceCents", held.PriceCents, next.PriceCents);
  addField(details, "image", held.Image, next.Image);
  const [before, after] = [held.Tracks ?? [], next.Tracks];
  // Up to 100 titles of tracks, twice, could exceed the size of a line.
  if (before.join("\n") !== after.join("\n")) {
    details.tracks = { before: before.length, after: after.length };
  }
  return details;
}

function lineChanges(
  details: Record<string, unknown>,
  { copies, line }: ProductEdit,
): ChangeMade[] {
  const changes: ChangeMade[] = [];
  if (Object.keys(details).length > 0) changes.push({ kind: "CHANGED", details });
  if (copies !== undefined && copies !== 0) {
    const note = `Import, line ${line?.line ?? 0}`;
    changes.push({ kind: "STOCK", details: { copies, reason: "OTHER", note } });
  }
  return changes;
}

function addField(
  details: Record<string, unknown>,
  name: string,
  before: string | number,
  after: string | number,
): void {
  if (before !== after) details[name] = { before, after };
}
