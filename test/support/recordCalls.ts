import type { FaultyDynamoDb } from "./faultyDynamoDb";

const TABLES = ["products", "carts", "purchases", "sessions", "shelves", "history"];

/**
 * The DynamoDB calls of a request, one line per round trip, in order: the operation and its tables,
 * and for reads "eventual" unless they are consistent. e.g. "BatchGetItem carts+sessions".
 */
export async function recordCalls(
  dynamoDb: FaultyDynamoDb,
  call: () => Promise<unknown>,
): Promise<string[]> {
  const calls: string[] = [];
  dynamoDb.decide = (operation, input) => {
    const line = describeCall(operation, input);
    if (line !== undefined) calls.push(line);
    return undefined;
  };
  try {
    await call();
  } finally {
    dynamoDb.decide = () => undefined;
  }
  return calls;
}

function describeCall(operation: string, input: any): string | undefined {
  switch (operation) {
    case "BatchGetItem": {
      const tables = Object.keys(input.RequestItems);
      const consistent = tables.every((table) => input.RequestItems[table].ConsistentRead === true);
      return line(operation, tables, consistent);
    }
    case "GetItem":
    case "Query":
    case "Scan":
      return line(operation, [input.TableName], input.ConsistentRead === true);
    case "TransactGetItems":
    case "TransactWriteItems": {
      const actions = input.TransactItems.map((item: object) => Object.values(item)[0].TableName);
      return line(operation, [...new Set<string>(actions)], true);
    }
    case "PutItem":
    case "UpdateItem":
    case "DeleteItem":
      return line(operation, [input.TableName], true);
    default:
      // Operations on tables are not requests of a client.
      return undefined;
  }
}

function line(operation: string, tables: string[], consistent: boolean): string {
  const names = tables.map((table) => TABLES.find((name) => table.includes(name)) ?? table);
  return `${operation} ${names.sort().join("+")}${consistent ? "" : " eventual"}`;
}
