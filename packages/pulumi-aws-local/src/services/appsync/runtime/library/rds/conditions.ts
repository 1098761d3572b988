import { isRecord } from "../json";
import { refuse, type StatementWriter } from "./engine";

const comparisons: Record<string, string> = {
  eq: "=",
  ne: "!=",
  gt: ">",
  ge: ">=",
  lt: "<",
  le: "<=",
};

const patterns: Record<string, (value: string) => [operator: string, pattern: string]> = {
  contains: (value) => ["LIKE", `%${value}%`],
  notContains: (value) => ["NOT LIKE", value],
  beginsWith: (value) => ["LIKE", `${value}%`],
};

/** Renders the conditions of a `where`; "" for none. Empty conditions leave their operator behind, as on AWS. */
export function renderConditions(
  conditions: Record<string, unknown>,
  writer: StatementWriter,
): string {
  return Object.entries(conditions)
    .map(([name, condition]) => {
      if (name === "and" || name === "or") return renderGroup(name, condition, writer);
      return name === "not"
        ? renderNegation(condition, writer)
        : renderColumn(name, condition, writer);
    })
    .join(" AND ");
}

function renderGroup(name: "and" | "or", conditions: unknown, writer: StatementWriter): string {
  return itemsOf(name, conditions)
    .map((one) => renderConditions(one, writer))
    .map((text) => (text === "" ? "" : `(${text})`))
    .join(` ${name.toUpperCase()} `);
}

/** UNVERIFIED: no response was recorded; the text is that of AWS's page. */
function renderNegation(conditions: unknown, writer: StatementWriter): string {
  const text = itemsOf("not", conditions)
    .map((one) => renderConditions(one, writer))
    .join(" AND ");
  return text === "" ? "" : `NOT (${text})`;
}

function itemsOf(name: string, conditions: unknown): Record<string, unknown>[] {
  if (!Array.isArray(conditions)) refuse(`${name} expects conditions to be an array`);
  for (const one of conditions) {
    if (!isRecord(one) || isTemplate(one)) refuse(`Expected ${name} to be an Object.`);
  }
  return conditions as Record<string, unknown>[];
}

/** Whether a value is a statement of the `sql` template. */
export function isTemplate(value: unknown): boolean {
  return isRecord(value) && value["type"] === "SQL" && isRecord(value["properties"]);
}

function renderColumn(name: string, condition: unknown, writer: StatementWriter): string {
  if (!isRecord(condition)) return refuse("Expected condition to be an Object.");
  return Object.entries(condition)
    .map(([operator, value]) => renderOperator(name, operator, value, writer))
    .join(" AND ");
}

function renderOperator(
  name: string,
  operator: string,
  value: unknown,
  writer: StatementWriter,
): string {
  const column = writer.quote(name);
  const label = `${name}.${operator}`;
  if (operator === "size") return renderSize(label, column, value, writer);
  const isKnown =
    Object.hasOwn(comparisons, operator) ||
    Object.hasOwn(patterns, operator) ||
    operator === "between" ||
    operator === "attributeExists";
  if (!isKnown) refuse(`Unsupported condition ${label}.`);
  if (value == null) refuse(`Value for ${label} can't be null.`);
  if (operator === "between") return `${column} ${renderBetween(label, value, writer)}`;
  if (operator === "attributeExists") {
    if (typeof value !== "boolean") refuse(`${label} expects a boolean value to be passed.`);
    return `${column} IS ${value ? "NOT " : ""}NULL`;
  }
  if (Object.hasOwn(comparisons, operator)) {
    return `${column} ${comparisons[operator]} ${writer.bind(value)}`;
  }
  if (typeof value !== "string") return refuse(`${label} expects a string value to be passed.`);
  const [like, pattern] = patterns[operator]!(value);
  return `${column} ${like} ${writer.bind(pattern)}`;
}

function renderSize(
  label: string,
  column: string,
  conditions: unknown,
  writer: StatementWriter,
): string {
  if (!isRecord(conditions)) return refuse(`Expected ${label} to be an Object.`);
  return Object.entries(conditions)
    .map(([operator, value]) => {
      if (operator === "between") return renderBetween(label, value, writer);
      if (!Object.hasOwn(comparisons, operator)) refuse(`${label} has invalid size operator.`);
      return `${comparisons[operator]} ${writer.bind(value)}`;
    })
    .map((text) => `LENGTH (${column}) ${text}`)
    .join(" AND ");
}

function renderBetween(label: string, value: unknown, writer: StatementWriter): string {
  const expected = `${label} condition expects an array with`;
  if (!Array.isArray(value)) return refuse(`${expected} length of 2.`);
  if (value.length !== 2) {
    refuse(`${expected} 2 values but received an array with length ${value.length}.`);
  }
  return `BETWEEN ${writer.bind(value[0])} AND ${writer.bind(value[1])}`;
}
