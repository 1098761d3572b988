import type { TableName } from "../api/dataSourceGrants";
import type { TableOperations } from "../api/tableOperations";
import type { StoreTables } from "../data/tables";
import type { Alarm } from "./alarm";
import { tableMetric } from "./metrics";

const FIVE_MINUTES = 300;

/**
 * An alarm on throttled requests of all tables, and an alarm on system errors for each table:
 * DynamoDB counts system errors by table and operation only.
 */
export function tableAlarms(
  tables: StoreTables,
  operations: TableOperations,
): Record<string, Alarm> {
  const names = Object.keys(operations) as TableName[];
  const errors = names.map((name): [string, Alarm] => [
    `${name}-errors`,
    errorAlarm(name, tables, operations[name]),
  ]);
  // An alarm uses at most 10 metrics, its sum included.
  const [first, others] = [names.slice(0, 4), names.slice(4)];
  return {
    "tables-throttled": throttleAlarm(first, tables),
    "more-tables-throttled": throttleAlarm(others, tables),
    ...Object.fromEntries(errors),
  };
}

function throttleAlarm(names: readonly TableName[], tables: StoreTables): Alarm {
  const metrics = names.flatMap((name) => [
    [`${name}Reads`, tableMetric(tables[name].name, "ReadThrottleEvents")],
    [`${name}Writes`, tableMetric(tables[name].name, "WriteThrottleEvents")],
  ]);
  return {
    description:
      "DynamoDB throttles requests: the load on a table or on one of its keys is too high.",
    metrics: Object.fromEntries(metrics),
    expression: "SUM(FILL(METRICS(), 0))",
    above: 0,
    period: FIVE_MINUTES,
    periods: 2,
  };
}

function errorAlarm(name: TableName, tables: StoreTables, operations: readonly string[]): Alarm {
  const metrics = operations.map((operation) => [
    operation.charAt(0).toLowerCase() + operation.slice(1),
    tableMetric(tables[name].name, "SystemErrors", "Sum", operation),
  ]);
  return {
    description: `DynamoDB fails requests to the table of ${name} with system errors.`,
    metrics: Object.fromEntries(metrics),
    expression: "SUM(FILL(METRICS(), 0))",
    above: 0,
    period: FIVE_MINUTES,
    periods: 1,
  };
}
