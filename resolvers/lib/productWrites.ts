import { util } from "@aws-appsync/utils";
import { toKey, transactCondition } from "./expression";
import { historyWrite } from "./historyWrite";
import { markLine } from "./importedLine";
import type { ProductItem } from "./items";
import { productChanges } from "./productChange";
import type { ProductEdit } from "./productEdit";
import { productUpdate } from "./productUpdate";
import type { Write } from "./sessionWrites";
import { listedForm, shelfEntries, shelvesOf } from "./shelfEntries";
import type { ShelfEntry } from "./shelfEntries";
import { stockLimit } from "./stockLimit";

/**
 * All writes of an edit of a product, in one transaction: the product, if it is the one that was
 * read; its entries on the shelves; the lines of its history; for an import, the mark of its line
 * as the last write.
 */
export function productWrites(
  held: ProductItem | undefined,
  next: ProductItem,
  edit: ProductEdit,
  actor: string,
): Write[] {
  const condition = unchanged(held, edit.copies ?? 0);
  // Each write names its table: without a table it would count as an operation of its own
  // (infra/api/sentOperations.ts).
  const product: Write =
    edit.kind === "delete"
      ? {
          table: STORE.productsTable,
          operation: "DeleteItem",
          key: toKey({ ProductId: next.ProductId }),
          condition,
        }
      : {
          table: STORE.productsTable,
          operation: "UpdateItem",
          key: toKey({ ProductId: next.ProductId }),
          update: productUpdate(held, next, edit),
          condition,
        };
  const history = productChanges(held, next, edit).map((change) =>
    historyWrite(`product#${next.ProductId}`, actor, change),
  );
  const mark = edit.line === undefined ? [] : [markLine(edit.line, next.ProductId, actor)];
  return [product, ...entryWrites(held, next, edit), ...history, ...mark];
}

/**
 * The condition that the product is the one that was read, and has room for a change of its stock:
 * sales continue meanwhile.
 */
function unchanged(held: ProductItem | undefined, copies: number) {
  if (held === undefined) return transactCondition("attribute_not_exists(ProductId)");
  const values: Record<string, unknown> = {};
  let text = "attribute_exists(ProductId) AND attribute_not_exists(Version)";
  if (held.Version !== undefined) {
    text = "Version = :seen";
    values[":seen"] = held.Version;
  }
  if (copies !== 0) {
    text = `${text} AND Stock ${copies < 0 ? ">=" : "<="} :bound`;
    values[":bound"] = copies < 0 ? 0 - copies : stockLimit - copies;
  }
  return transactCondition(text, { values });
}

function entryWrites(held: ProductItem | undefined, next: ProductItem, edit: ProductEdit): Write[] {
  const old = held !== undefined && held.Listed !== undefined ? shelvesOf(held) : [];
  if (edit.kind === "delete") return old.map((shelf) => removeEntry(shelf, next.ProductId));
  if (held !== undefined && standsAlike(held, next)) return [];
  const shelves = shelvesOf(next);
  const gone = old.filter((shelf) => shelves.indexOf(shelf) < 0);
  return [
    ...shelfEntries(next).map(putEntry),
    ...gone.map((shelf) => removeEntry(shelf, next.ProductId)),
  ];
}

/** Whether two states of a product have the same entries on the shelves. */
function standsAlike(held: ProductItem, next: ProductItem): boolean {
  return (
    held.Listed === listedForm &&
    held.Title === next.Title &&
    held.Artist === next.Artist &&
    held.Genre === next.Genre &&
    held.PriceCents === next.PriceCents &&
    (held.OffSaleAt === undefined) === (next.OffSaleAt === undefined)
  );
}

function putEntry({ Shelf, ProductId, ...attributes }: ShelfEntry): Write {
  return {
    table: STORE.shelvesTable,
    operation: "PutItem",
    key: toKey({ Shelf, ProductId }),
    attributeValues: util.dynamodb.toMapValues(attributes) as Record<string, unknown>,
  };
}

function removeEntry(Shelf: string, ProductId: string): Write {
  return {
    table: STORE.shelvesTable,
    operation: "DeleteItem",
    key: toKey({ Shelf, ProductId }),
  };
}
