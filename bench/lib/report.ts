import { cpus, loadavg, totalmem } from "node:os";

/**
 * One row of a table. Its members are in the order of the columns; their names contain the unit.
 */
export type Row = Record<string, string | number | null>;

/** Result of one section. */
export interface SectionResult {
  title: string;
  rows: Row[];
  /** Explanations of the figures. */
  notes: string[];
}

/**
 * A section with the machine's load before and after it: an average over one minute, which includes
 * the bench itself.
 */
export interface MeasuredSection extends SectionResult {
  loadBefore: number;
  loadAfter: number;
}

/**
 * The machine that the figures were measured on. Figures are comparable only on the same machine.
 */
export function describeMachine(): Record<string, unknown> {
  const [first] = cpus();
  return {
    cpu: first?.model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
  };
}

/** The load average of the last minute. */
export function load(): number {
  return Number(loadavg()[0]!.toFixed(2));
}

/** Formats a section as text for a terminal. */
export function formatSection(section: MeasuredSection): string {
  const { title, rows, notes, loadBefore, loadAfter } = section;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const texts = rows.map((row) => columns.map((column) => cell(row[column])));
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...texts.map((row) => row[at]!.length)),
  );
  const isText = columns.map((column) => rows.some((row) => typeof row[column] === "string"));
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, at) => (isText[at] ? text.padEnd(widths[at]!) : text.padStart(widths[at]!)))
      .join("  ")
      .trimEnd();
  return [
    `\n${title}  (load ${loadBefore} before, ${loadAfter} after)\n`,
    line(columns),
    line(widths.map((width) => "-".repeat(width))),
    ...texts.map(line),
    ...notes.map((note) => `  ${note}`),
  ].join("\n");
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "number" ? value.toLocaleString("en") : value;
}
