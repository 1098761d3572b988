import { AwsError } from "../../../../core/awsError";
import type { DataSourceOutcome } from "../dataSourceCall";
import { TemplateError } from "../../errors";
import { toPlainItem, toWireItem, type WireItem } from "./attributeValues";
import type { DynamoDbOperation } from "./operation";
import { expressionText, mergePlaceholders } from "./expressions";
import { refuseUnknownFields, required, type DynamoDbRequest } from "./requestFields";
import { toResolverError, type Need } from "./tableAccess";
import { lookup } from "../../../../core/lookup";

/** ctx.result: {items: [item or null], cancellationReasons: null}. */
export const transactGetItems: DynamoDbOperation = async (request, access) => {
  const items = itemsOf(request);
  try {
    const response = await access.call(
      "TransactGetItems",
      {
        TransactItems: items.map(({ table, key, projection }, at) => ({
          Get: {
            TableName: table,
            Key: toWireItem(key, `transactItems][${at}][key`),
            ...expressionText("ProjectionExpression", "projection", projection),
            ...mergePlaceholders({ projection }),
          },
        })),
      },
      items.map(({ table }): Need => ({ action: "GetItem", table })),
    );
    const found = (response.Responses ?? []) as { Item?: WireItem }[];
    return {
      result: {
        items: found.map(({ Item }) => (Item === undefined ? null : toPlainItem(Item))),
        cancellationReasons: null,
      },
    };
  } catch (error) {
    return cancelled(error, "items");
  }
};

/** ctx.result: {keys: [key of each action], cancellationReasons: null}. */
export const transactWriteItems: DynamoDbOperation = async (request, access) => {
  const items = itemsOf(request);
  const actions = items.map(toAction);
  try {
    await access.call(
      "TransactWriteItems",
      { TransactItems: actions },
      items.map(({ operation, table }): Need => ({ action: PERMISSIONS[operation]!, table })),
    );
    return {
      result: {
        keys: items.map(({ key }, at) => toPlainItem(toWireItem(key, `transactItems][${at}][key`))),
        cancellationReasons: null,
      },
    };
  } catch (error) {
    return cancelled(error, "keys");
  }
};

const TRANSACTION_FIELDS = new Set(["transactItems"]);

/** IAM has a permission for each kind of action, but none for the transaction itself. */
const PERMISSIONS = lookup({
  PutItem: "PutItem",
  UpdateItem: "UpdateItem",
  DeleteItem: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
});

const MEMBERS = lookup({
  PutItem: "Put",
  UpdateItem: "Update",
  DeleteItem: "Delete",
  ConditionCheck: "ConditionCheck",
});

function itemsOf(request: DynamoDbRequest): any[] {
  refuseUnknownFields(request, TRANSACTION_FIELDS);
  const items = required(request, "transactItems");
  if (!Array.isArray(items))
    throw new TemplateError("Value for field '$[transactItems]' not found.");
  for (const [at, item] of items.entries()) {
    for (const field of ["table", "key"]) {
      if (item?.[field] != null) continue;
      throw new TemplateError(`Value for field '$[transactItems][${at}][${field}]' not found.`);
    }
  }
  return items;
}

function toAction(item: any, at: number): object {
  const { operation, table, attributeValues, update, condition } = item;
  const path = `transactItems][${at}]`;
  if (operation == null)
    throw new TemplateError(`Value for field '$[${path}[operation]' not found.`);
  const member = MEMBERS[operation];
  if (member === undefined) throw new TemplateError(`Unsupported operation '${operation}'.`);
  const key = toWireItem(item.key, `${path}[key`);
  const returnsOld = condition != null && condition.returnValuesOnConditionCheckFailure !== false;
  return {
    [member]: {
      TableName: table,
      ...(operation === "PutItem"
        ? { Item: { ...toWireItem(attributeValues ?? {}, `${path}[attributeValues`), ...key } }
        : { Key: key }),
      ...(operation === "UpdateItem" && expressionText("UpdateExpression", "update", update ?? {})),
      ...expressionText("ConditionExpression", "condition", condition),
      ...(returnsOld && { ReturnValuesOnConditionCheckFailure: "ALL_OLD" }),
      ...mergePlaceholders({ update, condition }),
    },
  };
}

/** The outcome of a cancelled transaction: ctx.result holds one reason for each action, next to ctx.error. */
function cancelled(error: unknown, member: "items" | "keys"): DataSourceOutcome {
  if (!(error instanceof AwsError) || error.code !== "TransactionCanceledException") throw error;
  const reasons = (error.details["CancellationReasons"] ?? []) as {
    Code?: string;
    Message?: string;
    Item?: WireItem;
  }[];
  const codes = reasons.map(({ Code }) => Code ?? "None").join(", ");
  const text = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return {
    result: {
      [member]: null,
      // UNVERIFIED: AppSync's documentation has "ConditionCheckFailed" where DynamoDB's own code is
      // "ConditionalCheckFailed"; this is DynamoDB's.
      cancellationReasons: reasons.map(({ Code = "None", Message, Item }) => ({
        ...(Item !== undefined && { item: toPlainItem(Item) }),
        type: Code,
        message: Message ?? "None",
      })),
    },
    error: toResolverError(new AwsError(error.code, text, error.status)),
  };
}
