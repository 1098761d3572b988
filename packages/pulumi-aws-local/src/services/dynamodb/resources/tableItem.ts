import { isDeepStrictEqual } from "node:util";
import { AwsError } from "../../../core/awsError";
import type { ResourceHandler, ResourceState } from "../../../core/resourceHandler";
import { hasUnknown, UNKNOWN } from "../../../core/unknown";
import type { Services } from "../../../core/services";
import { findItem } from "./findItem";
import { tableItemRules } from "./rules";

type Needs = Pick<Services, "dynamoDb">;

/** Pulumi type token of the resource that contains items. */
export const TABLE = "aws:dynamodb/table:Table";

/**
 * An item that the program owns. As with the AWS provider, its declared attributes are written when it is new or its
 * declaration has changed. Otherwise it is not changed, even if the store has changed it since.
 */
export const tableItemHandler: ResourceHandler<Needs> = {
  rules: tableItemRules,
  real: ["tableName", "hashKey", "rangeKey", "item"],
  replaceOn: ["hashKey", "rangeKey", "tableName"],
  json: ["item"],
  importing: {
    form: "tableName,hashKeyValue or tableName,hashKeyValue,rangeKeyValue",
    idsOf: ({ outputs: { tableName, key } }) => [[tableName, ...keyValues(key)].join(",")],
    find: findItem,
  },

  idFor: ({ inputs }) => (hasUnknown(inputs) ? UNKNOWN : stateOf(inputs).id),

  /**
   * An item with another key is a different item. The provider treats this as an update, and also deletes the old item.
   */
  diff({ inputs, previous }) {
    if (hasUnknown(inputs.item)) return [];
    const key = previous.outputs["key"] ?? keyOf(previous.inputs);
    return isDeepStrictEqual(keyOf(inputs), key) ? [] : ["item"];
  },

  async create({ inputs }, { dynamoDb }) {
    await dynamoDb
      .call("PutItem", {
        TableName: inputs.tableName,
        Item: JSON.parse(inputs.item),
        ConditionExpression: "attribute_not_exists(#key)",
        ExpressionAttributeNames: { "#key": inputs.hashKey },
      })
      .catch(ignoreExisting);
    return stateOf(inputs);
  },

  /** Changes only the declared attributes; attributes that the store has added stay. */
  async update({ inputs, previous }, { dynamoDb }) {
    const item = JSON.parse(inputs.item);
    const before = declaredIn(previous.inputs.item);
    if (!isDeepStrictEqual(before, item)) {
      const change = updateExpression(inputs, item, before ?? {});
      await dynamoDb.call("UpdateItem", { TableName: inputs.tableName, ...change });
    }
    return stateOf(inputs);
  },

  /** Data that the store has changed, such as an item with less stock. */
  async holds(_id, { tableName, key, item }, { dynamoDb }) {
    const { Item } = await dynamoDb
      .call("GetItem", { TableName: tableName, Key: key, ConsistentRead: true })
      .catch(noTable);
    const declared = declaredIn(item);
    if (Item === undefined || isDeepStrictEqual(Item, declared)) return undefined;
    return `1 item that ${declared === undefined ? "may have" : "has"} changed since`;
  },

  within: ({ tableName }) => [{ type: TABLE, id: tableName }],

  delete: async (_id, { tableName, key }, { dynamoDb }) => {
    await dynamoDb.call("DeleteItem", { TableName: tableName, Key: key }).catch(noTable);
  },
};

/** The declared attributes; undefined for a secret item, because only its hash is recorded. */
function declaredIn(item: unknown): Record<string, unknown> | undefined {
  return typeof item === "string" ? JSON.parse(item) : undefined;
}

/**
 * Sets all declared attributes, and removes those that were declared before.
 * Source: resourceTableItemUpdate in hashicorp/terraform-provider-aws, internal/service/dynamodb/table_item.go
 */
function updateExpression(
  inputs: Record<string, any>,
  item: Record<string, unknown>,
  before: Record<string, unknown>,
): Record<string, unknown> {
  const Key = keyOf(inputs);
  const set = Object.keys(item).filter((name) => !(name in Key));
  const removed = Object.keys(before).filter((name) => !(name in Key) && !(name in item));
  const names = [...set, ...removed].map((name, index) => [`#n${index}`, name]);
  if (names.length === 0) return { Key };
  const setting = set.map((_name, index) => `#n${index} = :v${index}`).join(", ");
  const removing = removed.map((_name, index) => `#n${set.length + index}`).join(", ");
  const parts = [setting && `SET ${setting}`, removing && `REMOVE ${removing}`];
  const values = set.map((name, index) => [`:v${index}`, item[name]]);
  return {
    Key,
    UpdateExpression: parts.filter(Boolean).join(" "),
    ExpressionAttributeNames: Object.fromEntries(names),
    ...(values.length > 0 && { ExpressionAttributeValues: Object.fromEntries(values) }),
  };
}

function keyOf({ hashKey, rangeKey, item }: Record<string, any>): Record<string, unknown> {
  const parsed = JSON.parse(item);
  const names = [hashKey, rangeKey].filter((name) => name !== undefined);
  return Object.fromEntries(names.map((name) => [name, parsed[name]]));
}

function stateOf(inputs: Record<string, any>): ResourceState {
  const key = keyOf(inputs);
  return { id: [inputs.tableName, ...keyValues(key)].join("|"), outputs: { ...inputs, key } };
}

function keyValues(key: Record<string, unknown>): string[] {
  return Object.values(key).flatMap((value) => Object.values(value as Record<string, string>));
}

/** A killed start may have written the item without recording it: it exists as declared. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof AwsError && error.code === "ConditionalCheckFailedException")) throw error;
}

/** A deleted table contains no data. */
function noTable(error: unknown): Record<string, any> {
  if (error instanceof AwsError && error.code === "ResourceNotFoundException") return {};
  throw error;
}
