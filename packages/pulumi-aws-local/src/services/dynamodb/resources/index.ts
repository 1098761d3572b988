import { isDeepStrictEqual } from "node:util";
import type { ResourceHandler, ResourceHandlers } from "../../../core/resourceHandler";
import { physicalName } from "../../../core/physicalName";
import { checkTable } from "./checkTable";
import {
  createTable,
  deleteTable,
  findTable,
  inspectTable,
  itemsOf,
  readTable,
  updateTable,
} from "./table";
import type { Services } from "../../../core/services";
import { tableRules } from "./rules";
import { TABLE, tableItemHandler } from "./tableItem";

type Needs = Pick<Services, "accountId" | "dynamoDb" | "region">;

const table: ResourceHandler<Needs> = {
  rules: tableRules,
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
    "streamEnabled",
    "streamViewType",
  ],
  accepted: ["pointInTimeRecovery", "serverSideEncryption", "tableClass", "onDemandThroughput"],
  replaceOn: ["hashKey", "name", "rangeKey"],
  keeps: ["hashKey", "streamViewType", "ttl"],
  sets: ["attributes", "globalSecondaryIndexes", "localSecondaryIndexes"],
  defaults: { billingMode: "PROVISIONED" },
  importing: { form: "the name of the table", find: findTable },
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
  inspect: inspectTable,
  holds: itemsOf,
  delete: deleteTable,
};

/** Local indexes are created with their table; their order does not count. */
function localIndexNames({ localSecondaryIndexes = [] }: Record<string, any>): string[] {
  return localSecondaryIndexes.map(({ name }: { name: string }) => name).sort();
}

/** The resource types of DynamoDB. */
export const dynamoDbHandlers: ResourceHandlers<Needs> = {
  [TABLE]: table,
  "aws:dynamodb/tableItem:TableItem": tableItemHandler,
};
