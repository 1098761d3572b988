import { util } from "@aws-appsync/utils";
import type { ProductItem } from "./items";
import { changedDetails } from "./productChange";
import type { ProductEdit } from "./productEdit";
import { listedForm } from "./shelfEntries";
import { stockShard } from "./stockShard";

/** The product after an edit; `held` is the product as read. A deleted product does not change. */
export function editedProduct(
  productId: string,
  held: ProductItem | undefined,
  edit: ProductEdit,
): ProductItem {
  const next = withEdit(productId, held, edit);
  if (edit.kind === "delete") return next;
  if (next.OffSaleAt === undefined) next.StockShard = stockShard(productId);
  else delete next.StockShard;
  return next;
}

function withEdit(
  productId: string,
  held: ProductItem | undefined,
  edit: ProductEdit,
): ProductItem {
  const version = held?.Version ?? 0;
  if (edit.item !== undefined) {
    const Stock = (edit.item.Stock ?? held?.Stock ?? 0) + (edit.copies ?? 0);
    // A delivery of copies is not an edit: an admin who is editing the product need not read it
    // again.
    const isEdited =
      edit.kind !== "line" ||
      held === undefined ||
      Object.keys(changedDetails(held, edit.item)).length > 0;
    const made: ProductItem = {
      ...edit.item,
      Stock,
      Version: isEdited ? version + 1 : version,
      Listed: listedForm,
    };
    if (held === undefined) made.AddedAt = util.time.nowISO8601();
    if (held?.AddedAt !== undefined) made.AddedAt = held.AddedAt;
    if (held?.OffSaleAt !== undefined) made.OffSaleAt = held.OffSaleAt;
    return made;
  }
  const same = { ...held, ProductId: productId } as ProductItem;
  if (edit.kind === "delete") return same;
  same.Listed = listedForm;
  if (edit.kind === "list") return same;
  same.Version = version + 1;
  if (edit.onSale === true) delete same.OffSaleAt;
  else same.OffSaleAt = held?.OffSaleAt ?? util.time.nowISO8601();
  return same;
}
