import type { Services } from "../../../core/services";

/** One permission that a caller must have. */
export interface Permission {
  /** e.g. "dynamodb:GetItem". */
  action: string;
  /** ARN, or "*" for actions without resource-level permissions. */
  resource: string;
}

type Place = Pick<Services, "region" | "accountId">;
type Input = Record<string, any>;

const TRANSACT_WRITE_ACTIONS: Readonly<Record<string, string>> = {
  ConditionCheck: "ConditionCheckItem",
  Delete: "DeleteItem",
  Put: "PutItem",
  Update: "UpdateItem",
};

/**
 * The permissions for a DynamoDB operation: batch and transact operations need one on every table that they contain,
 * Query and Scan of an index need one on the index.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export function requiredPermissions(operation: string, input: Input, place: Place): Permission[] {
  const on = (action: string, resource: string): Permission => ({
    action: `dynamodb:${action}`,
    resource,
  });
  switch (operation) {
    case "BatchGetItem":
    case "BatchWriteItem":
      return unique(
        Object.keys(input.RequestItems ?? {}).map((table) => on(operation, arnOf(table, place))),
      );
    case "TransactGetItems":
      return unique(items(input).map((item) => on("GetItem", arnOf(item.Get?.TableName, place))));
    case "TransactWriteItems":
      return unique(
        items(input).flatMap((item) =>
          Object.entries(TRANSACT_WRITE_ACTIONS)
            .filter(([kind]) => item[kind] !== undefined)
            .map(([kind, action]) => on(action, arnOf(item[kind]?.TableName, place))),
        ),
      );
    case "Query":
    case "Scan": {
      const table = arnOf(input.TableName, place);
      const index = typeof input.IndexName === "string" ? `/index/${input.IndexName}` : "";
      return [on(operation, table + index)];
    }
    default:
      return [on(operation, resourceOf(input, place))];
  }
}

/** The ARN of a table that a request identifies by name or by ARN. */
export function arnOf(table: unknown, { region, accountId }: Place): string {
  // The engine rejects an invalid name; here it counts as a table without permissions.
  const name = typeof table === "string" ? table : "";
  return isArn(name) ? name : `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
}

/** Policies only compare valid ARNs: six parts, the last of which may contain colons. */
function isArn(text: string): boolean {
  return /^arn:(?:[^:]*:){4}./.test(text);
}

function resourceOf({ TableName, ResourceArn }: Input, place: Place): string {
  if (TableName !== undefined) return arnOf(TableName, place);
  return typeof ResourceArn === "string" && isArn(ResourceArn) ? ResourceArn : "*";
}

function items({ TransactItems }: Input): Input[] {
  return Array.isArray(TransactItems) ? TransactItems.map((item) => item ?? {}) : [];
}

function unique(permissions: Permission[]): Permission[] {
  const byText = new Map(permissions.map((one) => [`${one.action} ${one.resource}`, one]));
  return [...byText.values()];
}
