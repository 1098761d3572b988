import type { DynamoDb } from "../../services/dynamodb";
import { AwsError } from "../../core/awsError";
import { maskItem } from "./maskItem";
import type { Item, ItemsPage, TableView } from "./tableTypes";

/** Number of items on a page. */
const PAGE_SIZE = 50;

export interface ItemsQuery {
  /** Name of an index; the table itself if omitted. */
  index?: string | undefined;
  /** Exact value of the partition key; all items if omitted. */
  value?: string | undefined;
  /** `next` of the previous page. */
  start?: string | undefined;
}

/**
 * One page of a table or of one of its indexes.
 * @throws AwsError from DynamoDB, or ValidationException for an unknown index
 */
export async function readItems(
  dynamoDb: Pick<DynamoDb, "call">,
  table: TableView,
  { index, value, start }: ItemsQuery,
): Promise<ItemsPage> {
  const found = table.indexes.find(({ name }) => name === index);
  if (index !== undefined && index !== "" && found === undefined) {
    throw new AwsError("ValidationException", `Table "${table.name}" has no index "${index}".`);
  }
  const partitionKey = (found ?? table).key[0]!;
  const input = {
    TableName: table.name,
    Limit: PAGE_SIZE,
    ...(found && { IndexName: found.name }),
    ...(start !== undefined && { ExclusiveStartKey: readStart(start) }),
  };
  const response = await (value === undefined || value === ""
    ? dynamoDb.call("Scan", input)
    : dynamoDb.call("Query", {
        ...input,
        KeyConditionExpression: "#key = :value",
        ExpressionAttributeNames: { "#key": partitionKey },
        ExpressionAttributeValues: { ":value": { [table.types[partitionKey] ?? "S"]: value } },
      }));
  const last = response.LastEvaluatedKey;
  return {
    items: (response.Items as Item[]).map(maskItem),
    ...(last && { next: Buffer.from(JSON.stringify(last)).toString("base64url") }),
  };
}

function readStart(start: string): unknown {
  try {
    return JSON.parse(Buffer.from(start, "base64url").toString("utf8"));
  } catch {
    throw new AwsError("ValidationException", "The start of the page is malformed.");
  }
}
