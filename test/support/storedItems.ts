import { ListTablesCommand, ScanCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** Attributes of sessions that every use may change. */
const TOUCHED = ["LastSeenAt", "VerifiedAt"];

/** All stored items by table, in a fixed order, to verify that nothing has changed. */
export async function storedItems(dynamoDb: DynamoDBClient): Promise<Record<string, string[]>> {
  const { TableNames = [] } = await dynamoDb.send(new ListTablesCommand({}));
  const tables = TableNames.map(async (TableName) => {
    const scan = new ScanCommand({ TableName, ConsistentRead: true });
    const { Items = [], LastEvaluatedKey } = await dynamoDb.send(scan);
    if (LastEvaluatedKey !== undefined) throw new Error(`${TableName} is larger than one page.`);
    const texts = Items.map((item) => JSON.stringify(item, ordered));
    return [TableName, texts.sort()] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

/** JSON with sorted keys, because the engine does not keep their order. */
function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !TOUCHED.includes(name));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
