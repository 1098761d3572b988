import type { Services } from "../../core/services";
import { ResourceNotFoundError } from "./errors";

type Place = Pick<Services, "region" | "accountId">;

/**
 * Replaces table ARNs in an input with table names. DynamoDB accepts ARNs wherever a name is allowed.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
 * @throws AwsError ResourceNotFoundException for a table of another account or region
 */
export function withTableNames(input: Record<string, any>, place: Place): Record<string, any> {
  const named = { ...nameIn(input, place) };
  if (typeof input.RequestItems === "object" && input.RequestItems !== null) {
    named.RequestItems = Object.fromEntries(
      Object.entries(input.RequestItems).map(([table, value]) => [tableName(table, place), value]),
    );
  }
  if (Array.isArray(input.TransactItems)) {
    named.TransactItems = input.TransactItems.map((item) => nameInActions(item, place));
  }
  return named;
}

function nameInActions(item: unknown, place: Place): unknown {
  if (typeof item !== "object" || item === null) return item;
  return Object.fromEntries(
    Object.entries(item).map(([kind, action]) => [kind, nameIn(action, place)]),
  );
}

function nameIn(value: any, place: Place): any {
  return typeof value?.TableName === "string"
    ? { ...value, TableName: tableName(value.TableName, place) }
    : value;
}

function tableName(nameOrArn: string, { region, accountId }: Place): string {
  if (!nameOrArn.startsWith("arn:")) return nameOrArn;
  const prefix = `arn:aws:dynamodb:${region}:${accountId}:table/`;
  if (!nameOrArn.startsWith(prefix)) {
    throw new ResourceNotFoundError(nameOrArn);
  }
  return nameOrArn.slice(prefix.length);
}
