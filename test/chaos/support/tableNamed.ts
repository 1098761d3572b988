import { ListTablesCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";

/**
 * Name of the table whose name contains this word: "carts", "products", "purchases" or "sessions".
 */
export async function tableNamed(word: string, dynamoDb: DynamoDBClient): Promise<string> {
  const { TableNames = [] } = await dynamoDb.send(new ListTablesCommand({}));
  const name = TableNames.find((one) => one.includes(word));
  if (name === undefined) throw new Error(`No table of ${TableNames.join(", ")} is for ${word}.`);
  return name;
}
