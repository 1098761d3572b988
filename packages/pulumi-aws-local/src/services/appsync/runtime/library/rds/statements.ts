import type { LibraryFunction } from "../../realm/evaluationState";
import { isRecord } from "../json";
import {
  renderColumns,
  renderNumber,
  renderOrder,
  renderReturning,
  renderSource,
  renderTable,
  renderWhere,
} from "./clauses";
import { refuse, StatementWriter, type Engine } from "./engine";
import { renderTemplate } from "./template";

type Payload = Record<string, unknown>;

/** Clauses of a select for which no response of AWS was recorded. */
const UNKNOWN_CLAUSE = /join|^groupBy$|^having$/i;

const renderers: Record<string, (payload: Payload, writer: StatementWriter) => string[]> = {
  SELECT: (payload, writer) => {
    const { columns, where, orderBy, limit, offset } = payload;
    const unknown = Object.keys(payload).find((name) => UNKNOWN_CLAUSE.test(name));
    if (unknown !== undefined) refuse(`rds.select: ${unknown} is not supported by this runtime`);
    return [
      "SELECT",
      renderColumns(columns ?? "*", writer),
      "FROM",
      renderSource(payload, writer),
      ...renderWhere(where, writer),
      ...renderOrder(orderBy, writer),
      ...renderNumber("limit", limit, writer),
      ...renderNumber("offset", offset, writer),
    ];
  },
  INSERT: ({ table, values, returning }, writer) => {
    const into = renderTable(table, writer);
    const entries = Object.entries(valuesOf(values, "insert"));
    const names = entries.map(([name]) => writer.quote(name));
    const bound = entries.map(([, value]) => writer.bind(value));
    return [
      `INSERT INTO ${into} (${names.join(", ")}) VALUES (${bound.join(", ")})`,
      ...renderReturning(returning, writer),
    ];
  },
  UPDATE: ({ table, values, where, returning }, writer) => {
    const target = renderTable(table, writer);
    const set = Object.entries(valuesOf(values, "update")).map(
      ([name, value]) => `${writer.quote(name)} = ${writer.bind(value)}`,
    );
    return [
      `UPDATE ${target} SET`,
      set.join(", "),
      ...renderWhere(where, writer),
      ...renderReturning(returning, writer),
    ];
  },
  REMOVE: ({ table, where, returning }, writer) => [
    `DELETE FROM ${renderTable(table, writer)}`,
    ...renderWhere(where, writer),
    ...renderReturning(returning, writer),
  ],
  SQL: (properties, writer) => [renderTemplate({ properties }, writer)],
};

function valuesOf(values: unknown, name: string): Payload {
  if (values == null) return refuse(`values are expected to be passed to ${name}`);
  return isRecord(values) ? values : refuse("Expected values to an Object.");
}

/** select, insert, update and remove: statements that are rendered when the engine is known. */
export function statement(name: "select" | "insert" | "update" | "remove"): LibraryFunction {
  return (args) => {
    if (args.length === 0) refuse(`An argument is expected to be passed to ${name}`);
    if (!isRecord(args[0])) refuse("Expected payload to be an Object.");
    return { type: name.toUpperCase(), properties: args[0] };
  };
}

/** createPgStatement and createMySQLStatement: the request for a RELATIONAL_DATABASE data source. */
export function createStatement(name: string, engine: Engine): LibraryFunction {
  return ([first, second, ...others], _state) => {
    if (first === undefined) refuse(`An argument is expected to be passed to ${name}`);
    const given = [first, ...(second == null ? [] : [second]), ...others];
    // UNVERIFIED: AWS's message; its page allows two.
    if (given.length > 2) refuse(`${name} accepts up to two statements`);
    const writer = new StatementWriter(engine);
    const statements = given.map((one) => renderStatement(one, name, writer));
    const { variableMap, variableTypeHintMap } = writer;
    return { statements, variableMap, variableTypeHintMap };
  };
}

function renderStatement(value: unknown, name: string, writer: StatementWriter): string {
  if (typeof value === "string") return value;
  const { type, properties } = isRecord(value) ? value : {};
  const isKnown = typeof type === "string" && Object.hasOwn(renderers, type);
  if (!isKnown || !isRecord(properties)) {
    return refuse(`Unsupported type is passed as argument to ${name}`);
  }
  const parts = renderers[type]!(properties, writer);
  return parts
    .filter((part) => part !== "")
    .join(" ")
    .trimEnd();
}
