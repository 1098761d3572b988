/** A row of a CSV file. */
export interface CsvRow {
  /** The first line of the row in the file, from 1: a cell may span several lines. */
  line: number;
  cells: string[];
}

/** A file that cannot be read as CSV. */
export class CsvError extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(`Line ${line}: ${message}`);
    this.name = "CsvError";
  }
}

/**
 * Parses a CSV file (RFC 4180) into rows, without empty lines. Supports quoted cells, doubled
 * quotes, line breaks in quotes, a byte order mark, and lines that end with CRLF, LF or CR. The
 * separator is the character after the first cell of the first row: a comma, a semicolon (which
 * spreadsheets of some languages write) or a tab. Throws a CsvError.
 */
export function parseCsv(file: string): CsvRow[] {
  const text = file.replace(/^\ufeff/, "");
  const separator = separatorOf(text);
  const cell = new RegExp(`"([^"]*(?:""[^"]*)*)"|([^${separator}"\r\n]*)`, "y");
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let [at, line, begun] = [0, 1, 1];
  const endRow = () => {
    if (cells.length > 1 || cells[0] !== "") rows.push({ line: begun, cells });
    cells = [];
  };
  while (at < text.length) {
    cell.lastIndex = at;
    const [whole = "", quoted, plain = ""] = cell.exec(text) ?? [];
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    line += countBreaks(whole);
    const next = text[at];
    if (next === separator) at += 1;
    // A separator at the end is followed by an empty cell.
    if (next === separator && at < text.length) continue;
    if (next === separator) cells.push("");
    else if (next === '"')
      throw new CsvError("a cell with a quotation mark needs one at both ends.", line);
    else if (next !== undefined && next !== "\r" && next !== "\n")
      throw new CsvError("something follows the quotation mark at the end of a cell.", line);
    endRow();
    const lineBreak = /^(\r\n|\r|\n)/.exec(text.slice(at, at + 2))?.[0] ?? "";
    at += lineBreak.length;
    line += countBreaks(lineBreak);
    begun = line;
  }
  return rows;
}

function separatorOf(text: string): string {
  return /^[\r\n]*(?:"(?:[^"]|"")*"|[^,;\t"\r\n]*)([,;\t])/.exec(text)?.[1] ?? ",";
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
