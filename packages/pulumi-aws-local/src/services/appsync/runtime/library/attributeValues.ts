import { isRecord } from "./json";

/** A DynamoDB attribute value in AppSync's format: numbers stay numbers. */
export type AttributeValue = Record<string, unknown>;

/**
 * Converts a JSON value to a DynamoDB attribute value: lists become L, never sets.
 * https://docs.aws.amazon.com/appsync/latest/devguide/dynamodb-helpers-in-util-dynamodb-js.html
 */
export function toAttributeValue(value: unknown): AttributeValue {
  if (value == null) return { NULL: null };
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: value };
  if (typeof value === "boolean") return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(toAttributeValue) };
  return { M: toAttributeMap(value as Record<string, unknown>) };
}

/** Converts each member of an object to an attribute value. */
export function toAttributeMap(
  members: Record<string, unknown>,
  convert: (value: unknown) => AttributeValue = toAttributeValue,
): Record<string, AttributeValue> {
  // Without a prototype, because an attribute may have the name "__proto__".
  const converted = Object.create(null) as Record<string, AttributeValue>;
  for (const name of Object.keys(members)) converted[name] = convert(members[name]);
  return converted;
}

/**
 * Converts like toAttributeValue, but keeps a set made by toStringSet, toNumberSet or toBinarySet.
 * UNVERIFIED: how AWS's DynamoDB module distinguishes its sets from other objects.
 */
export function toModuleAttributeValue(value: unknown): AttributeValue {
  return isSet(value) ? value : toAttributeValue(value);
}

function isSet(value: unknown): value is AttributeValue {
  if (!isRecord(value)) return false;
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && /^(SS|NS|BS)$/.test(name ?? "") && Array.isArray(value[name!]);
}
