import { isDeepStrictEqual } from "node:util";
import { AwsError } from "../shared/awsError";
import type {
  ResourceHandler,
  ResourceHandlers,
  ResourceRequest,
  ResourceState,
} from "../shared/resourceHandler";
import type { Services } from "../services";
import { applyTable, checkTable, itemsOf, removeTable } from "./table";

const table: ResourceHandler = {
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
  check: checkTable,
  apply: applyTable,
  holds: itemsOf,
  remove: removeTable,
};

/**
 * An item that the program owns, as the AWS provider treats it: put when it is new or its
 * declaration changed, otherwise left as it is, whatever the store has made of it since.
 */
const tableItem: ResourceHandler = {
  real: ["tableName", "hashKey", "rangeKey", "item"],
  async apply(
    { inputs, previous }: ResourceRequest,
    { dynamoDb }: Services,
  ): Promise<ResourceState> {
    const item = JSON.parse(inputs.item);
    const keyNames = [inputs.hashKey, inputs.rangeKey].filter((name) => name !== undefined);
    const key = Object.fromEntries(keyNames.map((name) => [name, item[name]]));
    const outputs = { ...inputs, key };
    const id = [inputs.tableName, ...keyNames.flatMap((name) => Object.values(key[name]))].join(
      "|",
    );
    const moved = previous !== undefined && previous.id !== id;
    if (moved) await deleteItem(previous.outputs, dynamoDb);
    const isNew = previous === undefined || moved;
    if (isNew || !isDeepStrictEqual(JSON.parse(previous.inputs.item), item)) {
      await dynamoDb
        .call("PutItem", {
          TableName: inputs.tableName,
          Item: item,
          ...(isNew && {
            ConditionExpression: "attribute_not_exists(#key)",
            ExpressionAttributeNames: { "#key": inputs.hashKey },
          }),
        })
        .catch(ignoreExisting);
    }
    return { id, outputs };
  },
  remove: (_id, outputs, { dynamoDb }) => deleteItem(outputs, dynamoDb),
};

/** A start that was killed may have put the item without remembering it: it is there, as declared. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof AwsError && error.code === "ConditionalCheckFailedException")) throw error;
}

async function deleteItem(
  outputs: Record<string, any>,
  dynamoDb: Services["dynamoDb"],
): Promise<void> {
  await dynamoDb
    .call("DeleteItem", { TableName: outputs.tableName, Key: outputs.key })
    .catch((error: unknown) => {
      const tableIsGone = error instanceof AwsError && error.code === "ResourceNotFoundException";
      if (!tableIsGone) throw error;
    });
}

/** DynamoDB resources of a Pulumi program. */
export const dynamoDbHandlers: ResourceHandlers = {
  "aws:dynamodb/table:Table": table,
  "aws:dynamodb/tableItem:TableItem": tableItem,
};
