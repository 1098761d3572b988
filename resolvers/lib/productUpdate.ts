import { expression } from "./expression";
import type { Expression } from "./expression";
import type { PutProductItem } from "./productItem";

/**
 * Sets every attribute of a record. An update, because checkouts take from its stock meanwhile: what an admin has read
 * before, put back, would sell those copies twice.
 */
export function productUpdate({ ProductId: _, Stock, ...attributes }: PutProductItem): Expression {
  const names: Record<string, string> = { "#Stock": "Stock" };
  const values: Record<string, unknown> = { ":Stock": Stock ?? 0 };
  const sets = [Stock === undefined ? "#Stock = if_not_exists(#Stock, :Stock)" : "#Stock = :Stock"];
  for (const [name, value] of Object.entries(attributes)) {
    names[`#${name}`] = name; // Year is a reserved word, and so may others become
    values[`:${name}`] = value;
    sets.push(`#${name} = :${name}`);
  }
  return expression(`SET ${sets.join(", ")}`, { names, values });
}
