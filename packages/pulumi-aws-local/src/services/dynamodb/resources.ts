import { isDeepStrictEqual } from "node:util";
import { AwsError } from "../../core/awsError";
import type { ResourceHandler, ResourceHandlers, ResourceState } from "../../core/resourceHandler";
import { physicalName } from "../../core/physicalName";
import { hasUnknown, UNKNOWN } from "../../core/unknown";
import { checkTable } from "./checkTable";
import { createTable, deleteTable, itemsOf, readTable, updateTable } from "./table";
import type { Services } from "../../core/services";

type Needs = Pick<Services, "accountId" | "dynamoDb" | "region">;

const table: ResourceHandler<Needs> = {
  real: [
    "name",
    "hashKey",
    "rangeKey",
    "attributes",
    "billingMode",
    "readCapacity",
    "writeCapacity",
    "globalSecondaryIndexes",
    "localSecondaryIndexes",
    "ttl",
    "deletionProtectionEnabled",
  ],
  accepted: ["pointInTimeRecovery", "serverSideEncryption", "tableClass", "onDemandThroughput"],
  replaceOn: ["hashKey", "name", "rangeKey"],
  keeps: ["hashKey", "ttl"],
  recordFirst: true,
  idFor: physicalName,
  check: checkTable,
  diff: ({ inputs, previous }) =>
    isDeepStrictEqual(localIndexNames(inputs), localIndexNames(previous.inputs))
      ? []
      : ["localSecondaryIndexes"],
  create: createTable,
  update: updateTable,
  read: readTable,
  holds: itemsOf,
  delete: deleteTable,
};

/** Local indexes are made with their table; the order in which they are declared does not count. */
function localIndexNames({ localSecondaryIndexes = [] }: Record<string, any>): string[] {
  return localSecondaryIndexes.map(({ name }: { name: string }) => name).sort();
}

/**
 * An item that the program owns, as the AWS provider treats it: put when it is new or its
 * declaration changed, otherwise left as it is, whatever the store has made of it since.
 */
const tableItem: ResourceHandler<Needs> = {
  real: ["tableName", "hashKey", "rangeKey", "item"],
  replaceOn: ["hashKey", "rangeKey", "tableName"],

  idFor: ({ inputs }) => (hasUnknown(inputs) ? UNKNOWN : stateOf(inputs).id),

  /** An item with another key is another item. The provider calls that an update, and deletes the old one as well. */
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

  /** An item that the store has changed since, such as one with less stock. */
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

const TABLE = "aws:dynamodb/table:Table";

function keyOf({ hashKey, rangeKey, item }: Record<string, any>): Record<string, unknown> {
  const parsed = JSON.parse(item);
  const names = [hashKey, rangeKey].filter((name) => name !== undefined);
  return Object.fromEntries(names.map((name) => [name, parsed[name]]));
}

function stateOf(inputs: Record<string, any>): ResourceState {
  const key = keyOf(inputs);
  const values = Object.values(key).flatMap((value) => Object.values(value as object));
  return { id: [inputs.tableName, ...values].join("|"), outputs: { ...inputs, key } };
}

/** A start that was killed may have put the item without remembering it: it is there, as declared. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof AwsError && error.code === "ConditionalCheckFailedException")) throw error;
}

/** A table that is gone holds nothing. */
function noTable(error: unknown): Record<string, any> {
  if (error instanceof AwsError && error.code === "ResourceNotFoundException") return {};
  throw error;
}

/** DynamoDB resources of a Pulumi program. */
export const dynamoDbHandlers: ResourceHandlers<Needs> = {
  [TABLE]: table,
  "aws:dynamodb/tableItem:TableItem": tableItem,
};
