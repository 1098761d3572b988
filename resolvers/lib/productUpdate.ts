import { expression } from "./expression";
import type { Expression } from "./expression";
import type { ProductItem } from "./items";
import type { ProductEdit } from "./productEdit";

/**
 * Sets every attribute of a product. It is an update, because checkouts reduce the stock meanwhile:
 * putting back what an admin has read would sell those copies twice.
 */
export function productUpdate(
  held: ProductItem | undefined,
  next: ProductItem,
  edit: ProductEdit,
): Expression {
  const { ProductId: _, Stock: __, ...attributes } = next;
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const sets: string[] = [];
  if (edit.item !== undefined) {
    const given = edit.item.Stock;
    const copies = edit.copies ?? 0;
    names["#Stock"] = "Stock";
    values[":Stock"] = given ?? 0;
    if (copies !== 0) values[":copies"] = copies;
    const kept = `if_not_exists(#Stock, :Stock)${copies === 0 ? "" : " + :copies"}`;
    sets.push(`#Stock = ${given === undefined ? kept : ":Stock"}`);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      names[`#${name}`] = name; // Year is a reserved word, and others may become one.
      values[`:${name}`] = value;
      sets.push(`#${name} = :${name}`);
    }
  }
  const mayGo: ("OffSaleAt" | "StockShard")[] = ["OffSaleAt", "StockShard"];
  const gone = mayGo.filter((name) => held?.[name] !== undefined && next[name] === undefined);
  const text = `SET ${sets.join(", ")}${gone.length > 0 ? ` REMOVE ${gone.join(", ")}` : ""}`;
  return expression(text, { names, values });
}
