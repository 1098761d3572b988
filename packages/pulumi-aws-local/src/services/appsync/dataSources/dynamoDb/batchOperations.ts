import { TemplateError } from "../../errors";
import { toPlainItem, toWireItem, type WireItem } from "./attributeValues";
import type { DynamoDbOperation } from "./operation";
import { itemFinder, projectionWithKeys } from "./batchKeys";
import { refuseUnknownFields, required, type DynamoDbRequest } from "./requestFields";
import type { Need } from "./tableAccess";

/** ctx.result: {data: {table: [item or null, in the order of keys]}, unprocessedKeys: {table: [key]}}. */
export const batchGetItem: DynamoDbOperation = async (request, access) => {
  const tables = tablesOf(request);
  const wanted = Object.keys(tables).map((table) => readTable(table, tables[table]));
  const RequestItems = Object.fromEntries(wanted.map(({ table, input }) => [table, input]));
  const response = await access.call(
    "BatchGetItem",
    { RequestItems },
    needs(tables, "BatchGetItem"),
  );
  const data: Record<string, unknown[]> = {};
  const unprocessedKeys: Record<string, unknown[]> = {};
  for (const { table, input, strip } of wanted) {
    const find = itemFinder(response.Responses?.[table] ?? [], input.Keys[0]);
    data[table] = input.Keys.map((key) => {
      const item = find(key);
      return item === undefined ? null : strip(toPlainItem(item));
    });
    unprocessedKeys[table] = (response.UnprocessedKeys?.[table]?.Keys ?? []).map(toPlainItem);
  }
  return { result: { data, unprocessedKeys } };
};

/** The batch request for one table. */
function readTable(table: string, { keys, consistentRead, projection }: Record<string, any>) {
  const Keys = listOf(keys, `tables][${table}][keys`).map((key, at) =>
    toWireItem(key, `tables][${table}][keys][${at}`),
  );
  const { members, strip } = projectionWithKeys(projection, Keys[0]);
  const input = { Keys, ...(consistentRead === true && { ConsistentRead: true }), ...members };
  return { table, input, strip };
}

/** ctx.result: {data: {table: [item or null]}, unprocessedItems: {table: [item]}}. */
export const batchPutItem: DynamoDbOperation = async (request, access) => {
  const { data, unprocessed } = await batchWrite(request, access, (Item) => ({
    PutRequest: { Item },
  }));
  return { result: { data, unprocessedItems: unprocessed } };
};

/** ctx.result: {data: {table: [key or null]}, unprocessedKeys: {table: [key]}}. */
export const batchDeleteItem: DynamoDbOperation = async (request, access) => {
  const { data, unprocessed } = await batchWrite(request, access, (Key) => ({
    DeleteRequest: { Key },
  }));
  return { result: { data, unprocessedKeys: unprocessed } };
};

async function batchWrite(
  request: DynamoDbRequest,
  access: Parameters<DynamoDbOperation>[1],
  toWrite: (item: WireItem) => object,
): Promise<{ data: Record<string, unknown[]>; unprocessed: Record<string, unknown[]> }> {
  const tables = tablesOf(request);
  const items = Object.entries(tables).map(([table, entries]) => ({
    table,
    items: listOf(entries, `tables][${table}`).map((item, at) =>
      toWireItem(item, `tables][${table}][${at}`),
    ),
  }));
  const response = await access.call(
    "BatchWriteItem",
    { RequestItems: Object.fromEntries(items.map((t) => [t.table, t.items.map(toWrite)])) },
    needs(tables, "BatchWriteItem"),
  );
  const data: Record<string, unknown[]> = {};
  const unprocessed: Record<string, unknown[]> = {};
  for (const { table, items: wanted } of items) {
    const left: WireItem[] = (response.UnprocessedItems?.[table] ?? []).map(
      (write: any) => write.PutRequest?.Item ?? write.DeleteRequest?.Key,
    );
    const leftTexts = new Set(left.map((item) => JSON.stringify(toPlainItem(item))));
    unprocessed[table] = left.map(toPlainItem);
    data[table] = wanted.map((item) => {
      const plain = toPlainItem(item);
      return leftTexts.size > 0 && leftTexts.has(JSON.stringify(plain)) ? null : plain;
    });
  }
  return { data, unprocessed };
}

const BATCH_FIELDS = new Set(["tables"]);

function tablesOf(request: DynamoDbRequest): Record<string, any> {
  refuseUnknownFields(request, BATCH_FIELDS);
  return required(request, "tables");
}

function needs(tables: object, action: string): Need[] {
  return Object.keys(tables).map((table) => ({ action, table }));
}

function listOf(value: unknown, path: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TemplateError(`Value for field '$[${path}]' not found.`);
}
