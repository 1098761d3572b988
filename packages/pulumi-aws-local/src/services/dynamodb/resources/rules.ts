import {
  arn,
  flag,
  isSet,
  list,
  object,
  objects,
  oneOf,
  orEmpty,
  refusedWhen,
  required,
  requiredWhen,
  shape,
  text,
  whole,
  json,
  isObject,
} from "../../../core/rules";
import { checkAttributes, checkCapacity, checkIndexes, checkStream } from "./keyRules";

const tableName = text({
  min: 3,
  max: 255,
  pattern: /^[\w.-]+$/,
  like: 'letters, digits, and "_.-"',
});
const attributeName = text({ min: 1, max: 255 });
const projectionType = required(oneOf("ALL", "KEYS_ONLY", "INCLUDE"));
const nonKeyAttributes = list(text({ min: 1, max: 255 }));
const units = shape({ maxReadRequestUnits: whole(-1), maxWriteRequestUnits: whole(-1) });

const needsNames = requiredWhen(
  "with the projectionType INCLUDE",
  ({ projectionType: type }) => type === "INCLUDE",
  "nonKeyAttributes",
);
const refusesNames = refusedWhen(
  "without the projectionType INCLUDE",
  ({ projectionType: type, nonKeyAttributes: names }) =>
    typeof type === "string" && type !== "INCLUDE" && Array.isArray(names) && names.length > 0,
  "nonKeyAttributes",
);

const globalIndex = shape(
  {
    hashKey: attributeName,
    keySchemas: objects(
      shape({ attributeName: required(attributeName), keyType: required(oneOf("HASH", "RANGE")) }),
      { max: 8 },
    ),
    name: required(tableName),
    nonKeyAttributes,
    onDemandThroughput: object(units),
    projectionType,
    rangeKey: attributeName,
    readCapacity: whole(0),
    warmThroughput: object(
      shape({ readUnitsPerSecond: whole(12_000), writeUnitsPerSecond: whole(4000) }),
    ),
    writeCapacity: whole(0),
  },
  requiredWhen("without keySchemas", ({ keySchemas }) => !isSet(keySchemas), "hashKey"),
  needsNames,
  refusesNames,
);

const localIndex = shape(
  {
    name: required(tableName),
    nonKeyAttributes,
    projectionType,
    rangeKey: required(attributeName),
  },
  needsNames,
  refusesNames,
);

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
export const tableRules = shape(
  {
    attributes: objects(
      shape({ name: required(attributeName), type: required(oneOf("S", "N", "B")) }),
    ),
    billingMode: oneOf("PROVISIONED", "PAY_PER_REQUEST"),
    deletionProtectionEnabled: flag(),
    globalSecondaryIndexes: objects(globalIndex, { max: 20 }),
    hashKey: attributeName,
    localSecondaryIndexes: objects(localIndex, { max: 5 }),
    name: tableName,
    onDemandThroughput: object(units),
    pointInTimeRecovery: object(
      shape({ enabled: required(flag()), recoveryPeriodInDays: whole(1, 35) }),
    ),
    rangeKey: attributeName,
    readCapacity: whole(0),
    serverSideEncryption: object(shape({ enabled: required(flag()), kmsKeyArn: orEmpty(arn()) })),
    streamEnabled: flag(),
    streamViewType: orEmpty(oneOf("NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY")),
    tableClass: oneOf("STANDARD", "STANDARD_INFREQUENT_ACCESS"),
    ttl: object(
      shape(
        { attributeName: text({ max: 255 }), enabled: flag() },
        requiredWhen(
          "with enabled",
          ({ enabled, attributeName: name }) => [true, "true"].includes(enabled) && name !== "",
          "attributeName",
        ),
        refusedWhen(
          "empty with enabled",
          ({ enabled, attributeName: name }) => [true, "true"].includes(enabled) && name === "",
          "attributeName",
        ),
      ),
    ),
    writeCapacity: whole(0),
  },
  checkAttributes,
  checkIndexes,
  checkStream,
  checkCapacity,
  refusedWhen(
    "with onDemandThroughput",
    ({ onDemandThroughput }) => isSet(onDemandThroughput),
    "readCapacity",
    "writeCapacity",
  ),
);

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html */
export const tableItemRules = shape({
  hashKey: required(attributeName),
  item: required(json("an item in DynamoDB's JSON", problemOfItem)),
  rangeKey: orEmpty(attributeName),
  tableName: required(text({ min: 1, max: 1024 })),
});

const TYPES = new Set(["S", "N", "B", "SS", "NS", "BS", "M", "L", "NULL", "BOOL"]);

function problemOfItem(item: unknown): string | undefined {
  if (!isObject(item)) return "it is not an object";
  for (const [name, value] of Object.entries(item)) {
    const types = isObject(value) ? Object.keys(value) : [];
    if (types.length !== 1 || !TYPES.has(types[0]!)) {
      return `"${name}" must be an object with one of ${[...TYPES].join(", ")}`;
    }
  }
  return undefined;
}
