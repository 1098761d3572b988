import type { DynamoDb } from "../../services/dynamodb";
import type { TableView } from "./tableTypes";

interface KeyElement {
  AttributeName: string;
  KeyType: "HASH" | "RANGE";
}

/** All tables of this stack by name, with their keys. */
export async function listTables(dynamoDb: Pick<DynamoDb, "call">): Promise<TableView[]> {
  const names: string[] = [];
  let last: string | undefined;
  do {
    const page = await dynamoDb.call("ListTables", {
      ...(last !== undefined && { ExclusiveStartTableName: last }),
    });
    names.push(...page.TableNames);
    last = page.LastEvaluatedTableName;
  } while (last !== undefined);
  return Promise.all(names.sort().map((name) => describeTable(dynamoDb, name)));
}

async function describeTable(dynamoDb: Pick<DynamoDb, "call">, name: string): Promise<TableView> {
  const { Table } = await dynamoDb.call("DescribeTable", { TableName: name });
  const indexes = [...(Table.LocalSecondaryIndexes ?? []), ...(Table.GlobalSecondaryIndexes ?? [])];
  const types = Table.AttributeDefinitions as { AttributeName: string; AttributeType: string }[];
  return {
    name,
    key: keyOf(Table.KeySchema),
    indexes: indexes.map(({ IndexName, KeySchema }) => ({
      name: IndexName,
      key: keyOf(KeySchema),
    })),
    types: Object.fromEntries(
      types.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
    ),
  };
}

function keyOf(schema: KeyElement[]): string[] {
  const byPlace = [...schema].sort((a, b) => (a.KeyType < b.KeyType ? -1 : 1)); // HASH, RANGE
  return byPlace.map(({ AttributeName }) => AttributeName);
}
