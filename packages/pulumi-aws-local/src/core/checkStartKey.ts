import { isDeepStrictEqual } from "node:util";
import { AwsError } from "./awsError";

/** "name = :value", with or without spaces, of a key condition. */
const EQUALITY = /(?<![#\w])([#\w]+)\s*=\s*(:\w+)/g;

/** DynamoDB's limit for the length of an expression. The engine rejects longer ones. */
const EXPRESSION_CHARACTERS = 4096;

/**
 * Rejects a Query whose ExclusiveStartKey lies in another partition. The engine itself accepts such a key.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 * @throws AwsError ValidationException in DynamoDB's words.
 */
export function checkStartKey(input: Record<string, any>): void {
  const { ExclusiveStartKey: start, KeyConditionExpression: condition } = input;
  if (typeof start !== "object" || start === null || typeof condition !== "string") return;
  if (condition.length > EXPRESSION_CHARACTERS) return;
  for (const [, name = "", placeholder = ""] of condition.matchAll(EQUALITY)) {
    const attribute = input["ExpressionAttributeNames"]?.[name] ?? name;
    if (typeof attribute !== "string") continue;
    const given = start[attribute];
    const wanted = input["ExpressionAttributeValues"]?.[placeholder];
    if (given === undefined || wanted === undefined) continue; // the engine rejects that itself
    if (!isDeepStrictEqual(given, wanted)) {
      throw new AwsError(
        "ValidationException",
        "The provided starting key is outside query boundaries based on provided conditions",
      );
    }
  }
}
