import { ValidationError } from "./errors";

const TAKES_UPDATES = new Set(["UpdateItem", "TransactWriteItems"]);

/**
 * Levels of parentheses beyond which no expression is valid: DynamoDB takes 300 operators, and refuses parentheses that
 * enclose none. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const LEVELS = 500;

/**
 * Refuses expressions that end the engine's process (1.2.1): an UpdateExpression with a character beyond ASCII, and any
 * that opens some 1,500 parentheses. DynamoDB knows names beyond ASCII by placeholders only:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.Attributes.html
 * @param body JSON of the whole request
 * @throws AwsError ValidationException in DynamoDB's words.
 */
export function checkExpressions(operation: string, body: string): void {
  const isForeign = TAKES_UPDATES.has(operation) && BEYOND_ASCII.test(body);
  const mayBeDeep = body.split("(", LEVELS + 2).length > LEVELS + 1;
  if (!isForeign && !mayBeDeep) return;
  for (const [name, expression] of expressionsOf(JSON.parse(body))) {
    const token = name === "UpdateExpression" ? BEYOND_ASCII.exec(expression)?.[0] : undefined;
    if (token !== undefined) {
      refuse(name, `Syntax error; token: "${token}", near: "${token}"`);
    }
    // UNVERIFIED: the words.
    if (levelsOf(expression) > LEVELS) refuse(name, "The expression is nested too deeply;");
  }
}

const BEYOND_ASCII = /[^\0-\x7f]/u;

/** How many parentheses are open at once, at most. */
function levelsOf(expression: string): number {
  let levels = 0;
  let deepest = 0;
  for (const [parenthesis] of expression.matchAll(/[()]/g)) {
    levels = parenthesis === "(" ? levels + 1 : Math.max(0, levels - 1);
    deepest = Math.max(deepest, levels);
  }
  return deepest;
}

/** The expressions of a request, or of the actions of a transaction, by the names of their members. */
function expressionsOf(input: Record<string, any>): [name: string, expression: string][] {
  const { TransactItems } = input;
  const actions = Array.isArray(TransactItems)
    ? TransactItems.flatMap((action) => Object.values<any>(action ?? {}))
    : [];
  return [input, ...actions].flatMap((holder) =>
    Object.entries<any>(holder ?? {}).filter(
      ([name, value]) => name.endsWith("Expression") && typeof value === "string",
    ),
  );
}

function refuse(name: string, reason: string): never {
  throw new ValidationError(`Invalid ${name}: ${reason}`);
}
