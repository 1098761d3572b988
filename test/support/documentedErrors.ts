/**
 * The error types in the table of errors of docs/errors.md, the only table with a column "errorType".
 * @throws Error if there is no such table, or more than one, or a row without a type.
 */
export function readDocumentedErrors(page: string): string[] {
  const tables = [...page.matchAll(/^\| errorType +\|.*\n\|[-| :]+\|\n((?:\|.*\|\n)*)/gm)];
  if (tables.length !== 1)
    throw new Error(`The page has ${tables.length} tables of errors, not one.`);
  const rows = tables[0]![1]!.split("\n").filter((row) => row !== "");
  if (rows.length === 0) throw new Error("The table of errors is empty.");
  return rows.map((row) => {
    const type = /^\| `(\w+)` +\|/.exec(row)?.[1];
    if (type === undefined) throw new Error(`This row of the table of errors has no type: ${row}`);
    return type;
  });
}
