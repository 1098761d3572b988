import { guardCell } from "./formulaGuard";

/** Rows as a CSV file (RFC 4180) that spreadsheets read as UTF-8. No cell is read as a formula. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map((cell) => quote(guardCell(cell))).join(","));
  return `\ufeff${lines.map((line) => `${line}\r\n`).join("")}`;
}

function quote(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
