/**
 * Text that spreadsheets may read as the start of a formula, including full-width forms
 * (https://owasp.org/www-community/attacks/CSV_Injection), after any number of apostrophes.
 */
const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Prefixes a cell with an apostrophe if a spreadsheet might read it as a formula. */
export function guardCell(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** Removes the apostrophe of a guarded cell; other cells are unchanged. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
