import type { ServiceCall } from "../../services/appsync";
import type { Redactor } from "./redaction/redactor";
import type { Call, Capacity, Span } from "./requestTypes";

/** Maximum number of item keys shown for one call. */
const KEYS = 20;

/**
 * Describes one round trip, redacted.
 * @param spanOf converts times of performance.now() to times relative to the operation
 */
export function describeCall(
  call: ServiceCall,
  redactor: Redactor,
  spanOf: (timed: { startedAt: number; durationMs: number }) => Span,
): Call {
  const { error } = call;
  const common = {
    ...spanOf(call),
    ...(error && { error: { ...error, message: redactor.text(error.message) } }),
  };
  if (call.service === "HTTP") {
    const { method, host, path, target, status } = call;
    const shown = { method, host, path: redactor.text(path), status };
    return { ...common, service: "HTTP", ...shown, ...(target !== undefined && { target }) };
  }
  const { operation, input, capacity } = call;
  const places = placesOf(JSON.parse(input));
  return {
    ...common,
    service: "DynamoDB",
    operation,
    tables: [...new Set(places.map(({ table }) => table))],
    keys: places
      .flatMap(({ key }) => (key === undefined ? [] : [key]))
      .slice(0, KEYS)
      .map((key) => redactor.value(key)),
    capacity: capacityOf(operation, capacity),
  };
}

/** Sums ConsumedCapacity, of one table or of several. */
function capacityOf(operation: string, consumed: unknown): Capacity {
  const tables = (consumed == null ? [] : [consumed].flat()) as { CapacityUnits?: number }[];
  const units = tables.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
  return READS.test(operation) ? { read: units, write: 0 } : { read: 0, write: units };
}

const READS = /Get|Query|Scan/;

/** The tables and items in a request to DynamoDB. */
function placesOf(input: any): { table: string; key?: unknown }[] {
  if (input.TransactItems !== undefined) {
    return input.TransactItems.map((item: object) => placeOf(Object.values(item)[0]));
  }
  if (input.RequestItems === undefined) return [placeOf(input)];
  return Object.entries<any>(input.RequestItems).flatMap(([table, wanted]) =>
    Array.isArray(wanted)
      ? wanted.map(({ DeleteRequest }) => ({ table, key: DeleteRequest?.Key }))
      : wanted.Keys.map((key: unknown) => ({ table, key })),
  );
}

function placeOf({ TableName, Key }: any): { table: string; key?: unknown } {
  return { table: TableName, key: Key };
}
