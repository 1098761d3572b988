import { toPlainItem, toWireItem, type WireItem } from "./attributeValues";
import type { DynamoDbOperation } from "./operation";
import {
  checkCondition,
  isConditionFailure,
  itemsEqual,
  rejected,
  type Condition,
} from "./condition";
import { expressionText, mergePlaceholders } from "./expressions";
import { refuseUnknownFields, required, type DynamoDbRequest } from "./requestFields";
import type { Need, TableAccess } from "./tableAccess";

/** ctx.result: the item, or null. */
export const getItem: DynamoDbOperation = async (request, access) => {
  refuseUnknownFields(request, GET_FIELDS);
  const { Item } = await access.call(
    "GetItem",
    {
      TableName: access.source.tableName,
      Key: keyOf(request),
      ...(request["consistentRead"] === true && { ConsistentRead: true }),
      ...expressionText("ProjectionExpression", "projection", request["projection"]),
      ...mergePlaceholders({ projection: request["projection"] }),
    },
    needs(access, "GetItem"),
  );
  return { result: plainOrNull(Item) };
};

/** ctx.result: the written item. A failed condition succeeds if the stored item is equal. */
export const putItem: DynamoDbOperation = async (request, access) => {
  refuseUnknownFields(request, PUT_FIELDS);
  const key = keyOf(request);
  const Item = { ...toWireItem(request["attributeValues"] ?? {}, "attributeValues"), ...key };
  const condition = checkCondition(request["condition"]);
  try {
    await access.call(
      "PutItem",
      { TableName: access.source.tableName, Item, ...conditionMembers(condition) },
      needs(access, "PutItem"),
    );
    return { result: toPlainItem(Item) };
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
    const stored = await readStored(access, key, condition);
    if (stored !== undefined && itemsEqual(Item, stored, condition?.equalsIgnore ?? [])) {
      return { result: toPlainItem(stored) };
    }
    return rejected(error, plainOrNull(stored));
  }
};

/** ctx.result: the item after the update. */
export const updateItem: DynamoDbOperation = async (request, access) => {
  refuseUnknownFields(request, UPDATE_FIELDS);
  const key = keyOf(request);
  const update = required(request, "update");
  const condition = checkCondition(request["condition"]);
  try {
    const { Attributes } = await access.call(
      "UpdateItem",
      {
        TableName: access.source.tableName,
        Key: key,
        ReturnValues: "ALL_NEW",
        ...expressionText("UpdateExpression", "update", update),
        ...conditionMembers(condition),
        ...mergePlaceholders({ update, condition }),
      },
      needs(access, "UpdateItem"),
    );
    return { result: plainOrNull(Attributes) };
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
    return rejected(error, plainOrNull(await readStored(access, key, condition)));
  }
};

/** ctx.result: the deleted item. A failed condition succeeds if the item does not exist. */
export const deleteItem: DynamoDbOperation = async (request, access) => {
  refuseUnknownFields(request, DELETE_FIELDS);
  const key = keyOf(request);
  const condition = checkCondition(request["condition"]);
  try {
    const { Attributes } = await access.call(
      "DeleteItem",
      {
        TableName: access.source.tableName,
        Key: key,
        ReturnValues: "ALL_OLD",
        ...conditionMembers(condition),
      },
      needs(access, "DeleteItem"),
    );
    return { result: plainOrNull(Attributes) };
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
    if (!(await access.may(needs(access, "GetItem")[0]!))) return rejected(error, null);
    const stored = await readStored(access, key, condition);
    return stored === undefined ? { result: null } : rejected(error, toPlainItem(stored));
  }
};

const GET_FIELDS = new Set(["key", "consistentRead", "projection"]);
const PUT_FIELDS = new Set(["key", "attributeValues", "condition"]);
const UPDATE_FIELDS = new Set(["key", "update", "condition"]);
const DELETE_FIELDS = new Set(["key", "condition"]);

function keyOf(request: DynamoDbRequest): WireItem {
  return toWireItem(required(request, "key"), "key");
}

function needs({ source }: TableAccess, action: string): Need[] {
  return [{ action, table: source.tableName }];
}

function conditionMembers(condition: Condition | undefined): object {
  return {
    ...expressionText("ConditionExpression", "condition", condition),
    ...mergePlaceholders({ condition }),
  };
}

/**
 * The item for which a condition failed, which AppSync reads with the same role.
 * UNVERIFIED: if the role may not read it, the item is omitted and the error stays the same.
 */
async function readStored(
  access: TableAccess,
  Key: WireItem,
  condition: Condition | undefined,
): Promise<WireItem | undefined> {
  const need = needs(access, "GetItem");
  if (!(await access.may(need[0]!))) return undefined;
  const { Item } = await access.call(
    "GetItem",
    { TableName: access.source.tableName, Key, ConsistentRead: condition?.consistentRead ?? true },
    need,
  );
  return Item;
}

function plainOrNull(item: WireItem | undefined): Record<string, unknown> | null {
  return item === undefined ? null : toPlainItem(item);
}
