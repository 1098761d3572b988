import { AwsError } from "../shared/awsError";

const TAKES_UPDATES = new Set(["UpdateItem", "TransactWriteItems"]);

/**
 * Refuses an UpdateExpression with a character beyond ASCII, which ends the engine's process (1.2.1). DynamoDB
 * knows such names by placeholders only:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.Attributes.html
 * @param body JSON of the whole request
 * @throws AwsError ValidationException in DynamoDB's words.
 */
export function checkUpdateExpressions(operation: string, body: string): void {
  if (!TAKES_UPDATES.has(operation) || isAscii(body)) return;
  const input = JSON.parse(body) as Record<string, any>;
  const expressions =
    operation === "UpdateItem"
      ? [input["UpdateExpression"]]
      : listOf(input["TransactItems"]).map((action) => action?.Update?.UpdateExpression);
  for (const expression of expressions) {
    const token = typeof expression === "string" ? BEYOND_ASCII.exec(expression)?.[0] : undefined;
    if (token === undefined) continue;
    const message = `Invalid UpdateExpression: Syntax error; token: "${token}", near: "${token}"`;
    throw new AwsError("ValidationException", message);
  }
}

const BEYOND_ASCII = /[^\0-\x7f]/u;

function isAscii(text: string): boolean {
  return !BEYOND_ASCII.test(text);
}

function listOf(value: unknown): any[] {
  return Array.isArray(value) ? value : [];
}
