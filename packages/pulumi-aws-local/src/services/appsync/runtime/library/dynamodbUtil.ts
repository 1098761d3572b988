import type { LibraryFunction } from "../realm/evaluationState";
import { LibraryFault } from "../realm/signals";
import { toAttributeMap, toAttributeValue } from "./attributeValues";
import { isRecord } from "./json";

const typed =
  (type: string): LibraryFunction =>
  ([value]) =>
    value == null ? null : { [type]: value };

/**
 * util.dynamodb, with the results recorded from AWS: numbers stay numbers, null gives null.
 * https://docs.aws.amazon.com/appsync/latest/devguide/dynamodb-helpers-in-util-dynamodb-js.html
 */
export const dynamodbUtil: Record<string, LibraryFunction> = {
  toDynamoDB: ([value]) => toAttributeValue(value),
  toString: typed("S"),
  toStringSet: typed("SS"),
  toNumber: typed("N"),
  toNumberSet: typed("NS"),
  toBinary: typed("B"),
  toBinarySet: typed("BS"),
  toBoolean: typed("BOOL"),
  toNull: () => ({ NULL: null }),
  toList: ([value]) => (Array.isArray(value) ? toAttributeValue(value) : null),
  toMap: ([value]) => (isRecord(value) ? toAttributeValue(value) : null),
  toMapValues: ([value]) => (isRecord(value) ? toAttributeMap(value) : null),
  toS3Object: ([key, bucket, region, version]) => ({
    S: JSON.stringify({ s3: { key, bucket, region, ...(version == null ? {} : { version }) } }),
  }),
  fromS3ObjectJson: ([value]) => readS3Object(value),
};

function readS3Object(value: unknown): unknown {
  const text = isRecord(value) ? value["S"] : value;
  try {
    const { s3 } = JSON.parse(String(text)) as { s3: unknown };
    return s3;
  } catch {
    throw new LibraryFault("util.dynamodb.fromS3ObjectJson: the argument is not an S3 object");
  }
}
