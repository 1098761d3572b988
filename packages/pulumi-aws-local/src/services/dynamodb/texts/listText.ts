import { createHash } from "node:crypto";

/** The engine's message for a list that is too long, with its own format of the members. */
const LIST =
  /^1 validation error detected: Value '.*' at '(?<member>requestItems|transactItems)' failed to satisfy constraint: (?<constraint>.*)$/s;
const PRINT = /\b(?:WriteRequest|TransactWriteItem|TransactGetItem) \{/;

const PACKAGE = "com.amazonaws.dynamodb.v20120810";

/**
 * DynamoDB's message for a list that is too long: it prints each member as its class with a number. The format of a batch
 * is recorded in https://github.com/boto/boto3/issues/483. UNVERIFIED: the class of a transaction's members.
 * @param body JSON of the request
 * @returns undefined for any other message
 */
export function listText(message: string, body: string): string | undefined {
  const { member, constraint } = LIST.exec(message)?.groups ?? {};
  if (member === undefined || !PRINT.test(message)) return undefined;
  const { RequestItems, TransactItems } = JSON.parse(body);
  const shown =
    member === "requestItems"
      ? `{${Object.entries<unknown[]>(RequestItems)
          .map(([table, list]) => `${table}=[${printed(list, "WriteRequest")}]`)
          .join(", ")}}`
      : `[${printed(TransactItems, TransactItems[0]?.Get === undefined ? "TransactWriteItem" : "TransactGetItem")}]`;
  return `1 validation error detected: Value '${shown}' at '${member}' failed to satisfy constraint: ${constraint}`;
}

function printed(members: readonly unknown[], type: string): string {
  return members.map((one) => `${PACKAGE}.${type}@${numberOf(one)}`).join(", ");
}

/** A replacement for the hash code of a Java object. */
function numberOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 8);
}
