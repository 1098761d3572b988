import { countColumn, detailColumns, stockColumn, type DetailColumn } from "./columns";
import { unguardCell } from "./formulaGuard";
import { CsvError, parseCsv } from "./parseCsv";

/** A line of a file of products, as written. */
export interface FileLine {
  /** Its first line in the file, from 1. */
  line: number;
  id: string;
  /** Cells, by the columns of the file. */
  cells: Partial<Record<DetailColumn, string>>;
  /** The change of the stock; "" for none. */
  stock: string;
  /** The reason why the line cannot be read; null if it can. */
  fault: string | null;
}

const known: readonly string[] = [...detailColumns, stockColumn, countColumn];

/**
 * The lines of a file of products, below its line of column names, without those whose cells are all empty: spreadsheets write them
 * between and below others. Throws a CsvError.
 */
export function readLines(text: string): FileLine[] {
  const [head, ...rows] = parseCsv(text).filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (head === undefined) throw new CsvError("the file is empty.", 1);
  const names = head.cells.map((name) => name.trim());
  const strange = names.find((name, at) => !known.includes(name) || names.indexOf(name) !== at);
  if (strange !== undefined || !names.includes("id")) {
    const what =
      strange === undefined
        ? "the column “id” is missing."
        : `the column “${strange}” is unknown, or there twice.`;
    throw new CsvError(`${what} Columns are ${known.join(", ")}.`, head.line);
  }
  const seen = new Map<string, number>();
  return rows.map(({ line, cells: row }) => {
    const cell = (name: string) => unguardCell(row[names.indexOf(name)] ?? "").trim();
    const given = detailColumns.filter((name) => names.includes(name));
    const id = cell("id");
    const first = seen.get(id);
    if (first === undefined) seen.set(id, line);
    return {
      line,
      id,
      cells: Object.fromEntries(given.map((name) => [name, cell(name)])),
      stock: cell(stockColumn),
      fault: faultOf(row.length, names.length, first),
    };
  });
}

function faultOf(cells: number, columns: number, first: number | undefined): string | null {
  if (cells !== columns) return `It has ${cells} cells in place of ${columns}.`;
  return first === undefined ? null : `The product is in line ${first} already.`;
}
