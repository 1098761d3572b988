import type { LibraryFunction } from "../realm/evaluationState";
import { LibraryFault } from "../realm/signals";
import { toAttributeMap, toModuleAttributeValue, type AttributeValue } from "./attributeValues";
import { renderFilter, type Expression } from "./filterExpression";
import { isRecord, withoutNulls } from "./json";
import { renderUpdate } from "./updateExpression";
import { lookup } from "../../../../core/lookup";

type Input = Record<string, unknown>;

/** Members that are copied to the request. */
const passedOn = [
  "consistentRead",
  "index",
  "limit",
  "nextToken",
  "scanIndexForward",
  "segment",
  "select",
  "totalSegments",
  "customPartitionKey",
  "populateIndexFields",
  "_version",
];

/**
 * The functions of @aws-appsync/utils/dynamodb, with the results recorded from AWS.
 * https://docs.aws.amazon.com/appsync/latest/devguide/built-in-modules-js.html
 */
export const dynamodbModule: Record<string, LibraryFunction> = {
  get: request("get", "GetItem"),
  put: request("put", "PutItem"),
  remove: request("remove", "DeleteItem"),
  update: request("update", "UpdateItem"),
  query: request("query", "Query"),
  scan: request("scan", "Scan"),
  batchGet: batch("batchGet", "BatchGetItem", (table) => {
    const { keys, consistentRead, projection } = inputOf("batchGet", table);
    return withoutNulls({
      keys: listOf("batchGet", "keys", keys).map(attributes),
      consistentRead,
      projection: projectionOf(projection),
    });
  }),
  batchPut: batch("batchPut", "BatchPutItem", (items) =>
    listOf("batchPut", "items", items).map(attributes),
  ),
  batchDelete: batch("batchDelete", "BatchDeleteItem", (keys) =>
    listOf("batchDelete", "keys", keys).map(attributes),
  ),
  transactGet: ([input]) => ({
    operation: "TransactGetItems",
    transactItems: transactItems("transactGet", input).map(({ table, key, projection }) =>
      withoutNulls({ table, key: attributes(key), projection: projectionOf(projection) }),
    ),
  }),
  transactWrite: ([input]) => ({
    operation: "TransactWriteItems",
    transactItems: transactItems("transactWrite", input).map(writeItem),
  }),
};

const writeOperations = lookup({
  putItem: "PutItem",
  updateItem: "UpdateItem",
  deleteItem: "DeleteItem",
  conditionCheck: "ConditionCheck",
});

function request(name: string, operation: string): LibraryFunction {
  return ([argument]) => {
    const input = inputOf(name, argument);
    return { operation, ...requestMembers(name, input) };
  };
}

function requestMembers(name: string, input: Input): Record<string, unknown> {
  const { key, item, update, condition, query, filter, projection } = input;
  const members: Record<string, unknown> = {};
  if (key != null) members["key"] = attributes(key);
  if (item != null) members["attributeValues"] = attributes(item);
  if (isRecord(update)) members["update"] = renderUpdate(update);
  if (condition != null) members["condition"] = expressionOf(name, "condition", condition);
  if (query != null) members["query"] = expressionOf(name, "query", query);
  if (filter != null) members["filter"] = expressionOf(name, "filter", filter);
  if (projection != null) members["projection"] = projectionOf(projection);
  for (const member of passedOn) {
    if (input[member] != null) members[member] = input[member];
  }
  return members;
}

function batch(
  name: string,
  operation: string,
  convert: (table: unknown) => unknown,
): LibraryFunction {
  return ([argument]) => {
    const { tables } = inputOf(name, argument);
    const entries = Object.entries(inputOf(name, tables));
    return {
      operation,
      tables: Object.fromEntries(entries.map(([table, members]) => [table, convert(members)])),
    };
  };
}

function transactItems(name: string, argument: unknown): Input[] {
  const { items } = inputOf(name, argument);
  return listOf(name, "items", items).map((item) => inputOf(name, item));
}

function writeItem(item: Input): unknown {
  const [kind, ...others] = Object.keys(item);
  const operation = kind === undefined ? undefined : writeOperations[kind];
  if (operation === undefined || others.length > 0) {
    throw new LibraryFault(
      `transactWrite: expected one of ${Object.keys(writeOperations).join(", ")}, got ${Object.keys(item).join(", ") || "nothing"}`,
    );
  }
  const members = inputOf("transactWrite", item[kind!]);
  return { table: members["table"], operation, ...requestMembers("transactWrite", members) };
}

/**
 * Renders a condition, key condition or filter as an expression.
 * UNVERIFIED: AWS's behavior if it cannot be rendered; dropping it would remove the condition.
 */
function expressionOf(name: string, member: string, filter: unknown): Expression {
  const expression = renderFilter(filter, toModuleAttributeValue);
  if (!expression) throw new LibraryFault(`${name}: the ${member} cannot be rendered`);
  return expression;
}

/** UNVERIFIED: the placeholders of a projection. */
function projectionOf(paths: unknown): Omit<Expression, "expressionValues"> | undefined {
  if (!Array.isArray(paths) || paths.length === 0) return undefined;
  const names = new Map<string, string>();
  const place = (name: string) => {
    const placeholder = names.get(name) ?? `#expName_${names.size + 1}`;
    names.set(name, placeholder);
    return placeholder;
  };
  const expression = paths
    .map((path) => String(path).replace(/[^.[\]]+(?=\.|\[|$)/g, place))
    .join(", ");
  const expressionNames = Object.fromEntries([...names].map(([name, to]) => [to, name]));
  return { expression, expressionNames };
}

function attributes(members: unknown): Record<string, AttributeValue> {
  return toAttributeMap(isRecord(members) ? members : {}, toModuleAttributeValue);
}

function inputOf(name: string, argument: unknown): Input {
  if (isRecord(argument)) return argument;
  throw new LibraryFault(`${name}: expected an object, got ${JSON.stringify(argument ?? null)}`);
}

function listOf(name: string, member: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw new LibraryFault(`${name}: expected ${member} to be a list`);
}
