import { cpus, loadavg, totalmem } from "node:os";

/** One line of a table; members in the order of the columns, with the unit in their names. */
export type Row = Record<string, string | number | null>;

/** What one section measured. */
export interface SectionResult {
  title: string;
  rows: Row[];
  /** How to read the figures. */
  notes: string[];
}

/** A section with the load of the machine around it: an average over a minute, the bench's own work included. */
export interface MeasuredSection extends SectionResult {
  loadBefore: number;
  loadAfter: number;
}

/** The machine that figures were taken on: they mean nothing without it. */
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

/** The average load of the last minute. */
export function load(): number {
  return Number(loadavg()[0]!.toFixed(2));
}

/** A section as text for a terminal. */
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
