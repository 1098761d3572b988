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
 * An item that the program owns, as the AWS provider treats it: written if it is new or its declaration changed,
 * otherwise unchanged, whatever the store has done with it.
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
    return isDeepStrictEqual(keyOf(inputs), keyOf(previous.inputs)) ? [] : ["item"];
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

  async update({ inputs, previous }, { dynamoDb }) {
    const item = JSON.parse(inputs.item);
    if (!isDeepStrictEqual(JSON.parse(previous.inputs.item), item)) {
      await dynamoDb.call("PutItem", { TableName: inputs.tableName, Item: item });
    }
    return stateOf(inputs);
  },

  /** Data that the store has changed, such as an item with less stock. */
  async holds(_id, { tableName, key, item }, { dynamoDb }) {
    const { Item } = await dynamoDb
      .call("GetItem", { TableName: tableName, Key: key, ConsistentRead: true })
      .catch(noTable);
    const isChanged = Item !== undefined && !isDeepStrictEqual(Item, JSON.parse(item));
    return isChanged ? "1 item that has changed since" : undefined;
  },

  within: ({ tableName }) => [{ type: TABLE, id: tableName }],

  delete: async (_id, { tableName, key }, { dynamoDb }) => {
    await dynamoDb.call("DeleteItem", { TableName: tableName, Key: key }).catch(noTable);
  },
};

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
