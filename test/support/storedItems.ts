import { callAws } from "./callAws";
import { OPERATOR_KEYS } from "./signed";
import type { RunningStack } from "./stack";

/** Attributes of sessions that every use may change. */
const TOUCHED = ["LastSeenAt", "VerifiedAt"];

interface Scanned {
  /** The response of DynamoDB. */
  text: string;
  items: string[];
}

/** Last scan by stack and table: many tests compare tables that have not changed. */
const lastScans = new WeakMap<RunningStack, Map<string, Scanned>>();

/** All stored items by table, in a fixed order, to verify that nothing has changed. */
export async function storedItems(stack: RunningStack): Promise<Record<string, string[]>> {
  const { TableNames } = JSON.parse(await askDynamoDb(stack, "ListTables", {}));
  const tables = TableNames.map(async (name: string) => [name, await itemsOf(stack, name)]);
  return Object.fromEntries(await Promise.all(tables));
}

async function itemsOf(stack: RunningStack, TableName: string): Promise<string[]> {
  const text = await askDynamoDb(stack, "Scan", { TableName, ConsistentRead: true });
  const scans = lastScans.get(stack) ?? new Map<string, Scanned>();
  lastScans.set(stack, scans);
  const last = scans.get(TableName);
  if (last?.text === text) return last.items;
  const { Items, LastEvaluatedKey } = JSON.parse(text);
  if (LastEvaluatedKey !== undefined) throw new Error(`${TableName} is larger than one page.`);
  const items = Items.map((item: object) => JSON.stringify(item, ordered)).sort() as string[];
  scans.set(TableName, { text, items });
  return items;
}

/** @throws Error for a response other than 200 */
async function askDynamoDb(stack: RunningStack, operation: string, input: object): Promise<string> {
  const { status, text } = await callAws(stack, {
    service: "dynamodb",
    target: `DynamoDB_20120810.${operation}`,
    keys: OPERATOR_KEYS,
    body: JSON.stringify(input),
  });
  if (status !== 200) throw new Error(`${operation} returned ${status}: ${text}`);
  return text;
}

/** JSON with sorted keys, because the engine does not keep their order. */
function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !TOUCHED.includes(name));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
