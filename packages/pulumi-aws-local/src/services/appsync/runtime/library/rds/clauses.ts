import { isRecord } from "../json";
import { isTemplate, renderConditions } from "./conditions";
import { refuse, type StatementWriter } from "./engine";
import { renderTemplate } from "./template";

/** Renders the table of a statement: a name, or a name with an alias. */
export function renderTable(table: unknown, writer: StatementWriter): string {
  if (table == null) return refuse("'table' or 'from' key is required.");
  if (typeof table === "string") return writer.quote(table);
  if (isRecord(table)) return renderAlias(table, writer);
  return refuse("table name is expected to be a string or alias.");
}

/** Renders the source of a `select`: `table` or `from`. */
export function renderSource({ table, from }: Record<string, unknown>, writer: StatementWriter) {
  if (from == null) return renderTable(table, writer);
  if (table != null) refuse("'from' and 'table' keys cannot be used together");
  if (typeof from === "string") return writer.quote(from);
  if (!isRecord(from)) return refuse("'from' value is expected to be string or object.");
  return renderAlias(from, writer);
}

function renderAlias(alias: Record<string, unknown>, writer: StatementWriter): string {
  const [entry, ...others] = Object.entries(alias);
  if (entry === undefined) return refuse("java.util.NoSuchElementException");
  if (others.length > 0) refuse("table alias is allowed only one key-value pair.");
  const [name, value] = entry;
  if (typeof value !== "string") return refuse("Table alias value is expected to be a string.");
  return `${writer.quote(value)} as ${writer.quote(name)}`;
}

/** Renders the columns of `columns` and `returning`. */
export function renderColumns(columns: unknown, writer: StatementWriter): string {
  if (columns === "*") return "*";
  if (!Array.isArray(columns)) return refuse("Expected column to be * or an array.");
  return columns
    .map((column) => {
      if (typeof column !== "string") return refuse("Invalid type in column array.");
      return column === "*" ? "*" : writer.quote(column);
    })
    .join(", ");
}

/** Renders a clause with its keyword; nothing for an empty text. */
export function renderWhere(where: unknown, writer: StatementWriter): string[] {
  if (where == null) return [];
  if (isTemplate(where)) {
    return [`WHERE ${renderTemplate(where as Record<string, unknown>, writer)}`];
  }
  if (!isRecord(where)) {
    return refuse("WHERE values are expected to be SQL templates or a condition object.");
  }
  const text = renderConditions(where, writer);
  return text === "" ? [] : [`WHERE ${text}`];
}

export function renderReturning(returning: unknown, writer: StatementWriter): string[] {
  if (returning == null) return [];
  const columns = renderColumns(returning, writer);
  if (writer.engine === "MySQL") refuse("returning is not supported in MySQL.");
  return ["RETURNING", columns];
}

export function renderOrder(orderBy: unknown, writer: StatementWriter): string[] {
  if (orderBy == null) return [];
  if (!Array.isArray(orderBy)) return refuse("orderBy expects an array.");
  const items = orderBy.map((item: unknown) => {
    if (!isRecord(item)) return refuse("orderBy item expected to be an object.");
    const { column, dir } = item;
    if (typeof column !== "string") {
      return refuse("orderBy item expected to have property column.");
    }
    const direction = typeof dir === "string" ? dir.toUpperCase() : "ASC";
    if (direction !== "ASC" && direction !== "DESC") {
      refuse(`orderBy dir can have either ASC or DESC found ${dir}.`);
    }
    return `${writer.quote(column)} ${direction}`;
  });
  return items.length === 0 ? [] : [`ORDER BY ${items.join(", ")}`];
}

/** Renders LIMIT and OFFSET. */
export function renderNumber(
  name: "limit" | "offset",
  value: unknown,
  writer: StatementWriter,
): string[] {
  if (value == null) return [];
  const isText = typeof value === "string" && value.trim() !== "";
  const number = isText || typeof value === "number" ? Number(value) : NaN;
  if (Number.isNaN(number)) refuse(`${name} expects a number.`);
  return [`${name.toUpperCase()} ${writer.bind(number)}`];
}
