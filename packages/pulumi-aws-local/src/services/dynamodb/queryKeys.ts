import { conditionsOf } from "./expressions/keyConditionProblem";
import { parse } from "./expressions/requestExpressions";
import { typeOf, type Values } from "./expressions/values";

/** The types of the key attributes of a table and its indexes, by name. */
export type KeyTypes = Readonly<Record<string, string>>;

const NO_ITEMS = '"ScannedCount":0';

/** Whether a query has read no item, e.g. because its values have another type than the keys. */
export function hasReadNothing(operation: string, body: string): boolean {
  return operation === "Query" && body.includes(NO_ITEMS);
}

/** @param table the table of a response of DescribeTable */
export function keyTypesOf(table: Record<string, any> | undefined): KeyTypes {
  const definitions: { AttributeName: string; AttributeType: string }[] =
    table?.["AttributeDefinitions"] ?? [];
  return Object.fromEntries(definitions.map((one) => [one.AttributeName, one.AttributeType]));
}

/**
 * DynamoDB's message for a query with values that no key can have; the engine finds no items instead. The message about
 * types is recorded in https://github.com/architect/dynalite.
 * UNVERIFIED: that the message for empty keys is the same for queries as for items.
 * @param input the request
 */
export function queryKeysText(input: Record<string, any>, types: KeyTypes): string | undefined {
  const pairs = pairsOf(input);
  const isMisfit = ({ key, value }: Pair) =>
    types[key] !== undefined && typeOf(value) !== types[key];
  if (pairs.some(isMisfit)) {
    return "One or more parameter values were invalid: Condition parameter type does not match schema type";
  }
  const empty = pairs.find(
    ({ key, value, isWhole }) => isWhole && types[key] !== undefined && isEmpty(value),
  );
  return (
    empty &&
    `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${
      typeOf(empty.value) === "B" ? "binary" : "string"
    } value. Key: ${empty.key}`
  );
}

/** A value that a query compares with a key attribute. */
interface Pair {
  key: string;
  value: Values[string];
  /** Whether the key must equal the value. */
  isWhole: boolean;
}

function pairsOf(input: Record<string, any>): Pair[] {
  const { KeyConditionExpression: text, KeyConditions: legacy } = input;
  if (typeof text !== "string") return Object.entries<any>(legacy ?? {}).flatMap(legacyPairs);
  const parsed = parse({ member: "KeyConditionExpression", text, holder: input });
  if (!("node" in parsed)) return [];
  const names: Record<string, string> = input["ExpressionAttributeNames"] ?? {};
  const values: Values = input["ExpressionAttributeValues"] ?? {};
  return conditionsOf(parsed.node).flatMap(({ name, args }) => {
    const path = args.find((arg) => arg.kind === "path");
    const key = path && (names[path.parts[0]!] ?? path.parts[0]!);
    if (key === undefined) return [];
    return args.flatMap((arg) =>
      arg.kind === "value" ? [{ key, value: values[arg.name], isWhole: name === "=" }] : [],
    );
  });
}

function legacyPairs([key, condition]: [string, any]): Pair[] {
  const values: Values[string][] = condition?.AttributeValueList ?? [];
  return values.map((value) => ({ key, value, isWhole: condition.ComparisonOperator === "EQ" }));
}

function isEmpty(value: Values[string]): boolean {
  return value?.["S"] === "" || value?.["B"] === "";
}
