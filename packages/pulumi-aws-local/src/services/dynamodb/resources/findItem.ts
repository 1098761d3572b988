import { AwsError } from "../../../core/awsError";
import type { FoundState } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";

/**
 * Finds an item by its import id "tableName,hashKeyValue" or "tableName,hashKeyValue,rangeKeyValue".
 * Source: the section Import of https://www.pulumi.com/registry/packages/aws/api-docs/dynamodb/tableitem/
 */
export async function findItem(
  given: string,
  { dynamoDb }: Pick<Services, "dynamoDb">,
): Promise<FoundState | undefined> {
  const [tableName, ...values] = given.split(",") as [string, ...string[]];
  try {
    const { Table } = await dynamoDb.call("DescribeTable", { TableName: tableName });
    const key = keyOf(Table, values);
    if (key === undefined) return undefined;
    const read = { TableName: tableName, Key: key, ConsistentRead: true };
    const { Item } = await dynamoDb.call("GetItem", read);
    if (Item === undefined) return undefined;
    const [hashKey, rangeKey] = Object.keys(key);
    const inputs = {
      tableName,
      hashKey,
      ...(rangeKey && { rangeKey }),
      item: JSON.stringify(Item),
    };
    return { id: [tableName, ...values].join("|"), inputs, outputs: { key } };
  } catch (error) {
    if (error instanceof AwsError && REFUSALS.test(error.code)) return undefined;
    throw error;
  }
}

/** Errors for an invalid table name or key. */
const REFUSALS = /^(ResourceNotFoundException|ValidationException)$/;

/** The key with the table's names and types, the hash key first. */
function keyOf({ KeySchema, AttributeDefinitions }: any, values: readonly string[]) {
  const names: string[] = ["HASH", "RANGE"].flatMap((type) =>
    KeySchema.filter(({ KeyType }: any) => KeyType === type).map((one: any) => one.AttributeName),
  );
  if (names.length !== values.length) return undefined;
  const typeOf = (name: string): string =>
    AttributeDefinitions.find(({ AttributeName }: any) => AttributeName === name).AttributeType;
  return Object.fromEntries(names.map((name, at) => [name, { [typeOf(name)]: values[at] }]));
}
