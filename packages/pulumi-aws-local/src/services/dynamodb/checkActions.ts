import { ValidationError } from "./errors";
import { parse } from "./expressions/requestExpressions";
import type { Node } from "./expressions/parser";

const ACTIONS = ["ConditionCheck", "Put", "Update", "Delete"];

/**
 * Rejects batches and transactions that the engine (1.2.1) accepts and DynamoDB rejects: the engine executes only one of
 * several actions in an entry, and a transaction can change the key of an item.
 * @param body JSON of the whole request
 * @throws AwsError ValidationException in DynamoDB's words.
 */
export function checkActions(operation: string, body: string): void {
  if (operation === "TransactWriteItems") checkTransaction(JSON.parse(body).TransactItems);
  if (operation === "BatchWriteItem") checkBatch(JSON.parse(body).RequestItems);
}

function checkTransaction(items: unknown): void {
  for (const item of listOf(items)) {
    const present = ACTIONS.filter((name) => item?.[name] != null);
    // The words as in https://github.com/getmoto/moto and https://github.com/aws/aws-dax-js-sdk
    if (present.length === 0) {
      throw new ValidationError(
        "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request",
      );
    }
    if (present.length > 1) {
      throw new ValidationError(
        "TransactItems can only contain one of Check, Put, Update or Delete",
      );
    }
  }
  for (const item of listOf(items)) if (item.Update != null) checkTargets(item.Update);
}

/**
 * UNVERIFIED: that DynamoDB rejects the whole transaction, as for other errors that it finds without reading an item, and
 * does not cancel it with the reason ValidationError.
 */
function checkTargets(update: Record<string, any>): void {
  const { UpdateExpression: text, Key: key, ExpressionAttributeNames: names } = update;
  if (typeof text !== "string" || typeof key !== "object" || key === null) return;
  const parsed = parse({ member: "UpdateExpression", text, holder: update });
  if (!("node" in parsed)) return;
  const attribute = targetsOf(parsed.node)
    .map((name) => String(names?.[name] ?? name))
    .find((name) => Object.hasOwn(key, name));
  if (attribute === undefined) return;
  throw new ValidationError(
    `One or more parameter values were invalid: Cannot update attribute ${attribute}. This attribute is part of the key`,
  );
}

/** The top-level attributes, or their placeholders, that an update changes. */
function targetsOf(update: Node): string[] {
  const sections = update.kind === "operator" ? update.args : [];
  const changes = sections.flatMap((section) => ("args" in section ? section.args : []));
  const paths = changes.map((change) => ("args" in change ? change.args[0]! : change));
  return paths.flatMap((path) => (path.kind === "path" ? [path.parts[0]!] : []));
}

/** Recorded in https://github.com/architect/dynalite for a request with neither action. */
function checkBatch(tables: unknown): void {
  const requests = Object.values(tables ?? {}).flatMap(listOf);
  if (requests.every((one) => one?.PutRequest == null || one?.DeleteRequest == null)) return;
  throw new ValidationError(
    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
  );
}

function listOf(value: unknown): any[] {
  return Array.isArray(value) ? value : [];
}
