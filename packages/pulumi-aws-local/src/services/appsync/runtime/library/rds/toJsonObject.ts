import { isRecord } from "../json";

/**
 * Converts a result of the RDS Data API to rows, for each statement. A column that is null is omitted, and a statement
 * without rows has one row without columns, as recorded from AWS.
 * @returns null for any other value
 */
export function toJsonObject(data: unknown): unknown {
  const result = typeof data === "string" ? parse(data) : data;
  const results = isRecord(result) ? result["sqlStatementResults"] : undefined;
  if (!Array.isArray(results)) return null;
  return results.map((one: unknown) => {
    const { records, columnMetadata } = isRecord(one) ? one : {};
    if (!Array.isArray(records)) return [{}];
    const columns = Array.isArray(columnMetadata) ? columnMetadata : [];
    return records.map((row: unknown) => rowOf(row, columns));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rowOf(fields: unknown, columns: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  if (!Array.isArray(fields)) return row;
  fields.forEach((field: unknown, index) => {
    const { label, name } = isRecord(columns[index]) ? columns[index] : {};
    const value = valueOf(field);
    if (value != null) row[String(label ?? name ?? index)] = value;
  });
  return row;
}

/** The value of a Field or an ArrayValue: its only member. */
function valueOf(field: unknown): unknown {
  if (!isRecord(field) || field["isNull"] === true) return null;
  const [value] = Object.values(field);
  if (Array.isArray(value))
    return value.map((one: unknown) => (isRecord(one) ? valueOf(one) : one));
  return isRecord(value) ? valueOf(value) : value;
}
