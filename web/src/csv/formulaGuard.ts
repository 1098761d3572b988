/**
 * What spreadsheets take for the beginning of a formula, in its wide forms too
 * (https://owasp.org/www-community/attacks/CSV_Injection), behind any number of apostrophes.
 */
const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A cell that no spreadsheet takes for a formula: with an apostrophe before it, where it might be one. */
export function guardCell(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** The cell that was guarded; others as they are. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
