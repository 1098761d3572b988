import { ValidationError } from "./errors";
import { distinctProblem } from "./expressions/distinctProblem";
import { functionProblem } from "./expressions/functionProblem";
import { limitProblem } from "./expressions/limits";
import { type Expression, expressionsOf, parse } from "./expressions/requestExpressions";
import { valueProblem } from "./expressions/valueProblem";
import { syntaxText, tokensOf } from "./expressions/tokens";

const TAKES_UPDATES = new Set(["UpdateItem", "TransactWriteItems"]);

/**
 * Maximum nesting of parentheses in a valid expression: DynamoDB allows 300 operators, and rejects redundant
 * parentheses. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const LEVELS = 500;

/** A longer expression may exceed a limit of operators: 101 operands of IN have this length. */
const SHORT = 300;

/** Operators and functions whose operands the engine does not check, or reports with other messages than DynamoDB. */
const WITH_VALUES =
  /between|attribute_type|(?:begins_with|exists|size)(?:\s|\\[nrt])*\((?:\s|\\[nrt])*:|[(,](?:\s|\\[nrt])*size(?:\s|\\[nrt])*\(/i;

/** In a condition, a second operand that is a path or a function. */
const WITH_PATHS = /[=<>,]\s*[#a-z_]/i;

const BEYOND_ASCII = /[^\0-\x7f]/u;

/**
 * Rejects expressions that the engine (1.2.1) accepts and DynamoDB does not, and those that crash the engine: an
 * UpdateExpression with a non-ASCII character, and any expression with about 1,500 open parentheses. DynamoDB accepts
 * non-ASCII names only as placeholders:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.Attributes.html
 * @param body JSON of the whole request, as JSON.stringify writes it
 * @throws AwsError ValidationException with DynamoDB's message
 */
export function checkExpressions(operation: string, body: string): void {
  const isForeign = TAKES_UPDATES.has(operation) && BEYOND_ASCII.test(body);
  const mayBeDeep = body.split("(", LEVELS + 2).length > LEVELS + 1;
  if (!isForeign && !mayBeDeep && !mayBeWrong(body)) return;
  for (const expression of expressionsOf(JSON.parse(body))) {
    const reason = problemOf(expression);
    if (reason === undefined) continue;
    throw new ValidationError(`${envelopeOf(operation)}Invalid ${expression.member}: ${reason}`);
  }
}

const MEMBER = 'Expression":"';

/** Whether the expressions of a request have to be checked: most requests are not parsed again. */
function mayBeWrong(body: string): boolean {
  for (let at = body.indexOf(MEMBER); at >= 0; at = body.indexOf(MEMBER, at + 1)) {
    const begin = at + MEMBER.length;
    const end = body.indexOf('"', begin);
    if (end - begin >= SHORT) return true;
    const text = body.slice(begin, end);
    if (WITH_VALUES.test(text)) return true;
    if (WITH_PATHS.test(text) && !OF_NO_CONDITION.test(body.slice(Math.max(0, at - 10), at)))
      return true;
  }
  return false;
}

/** The text before "Expression" in the names of members that are not conditions. */
const OF_NO_CONDITION = /(?:Update|Projection)$/;

/** DynamoDB's limit for the length of an expression. The engine rejects longer ones. */
const EXPRESSION_BYTES = 4096;

function problemOf(expression: Expression): string | undefined {
  const { member, text } = expression;
  if (member === "UpdateExpression" && BEYOND_ASCII.test(text)) {
    const tokens = tokensOf(text);
    return syntaxText(
      text,
      tokens,
      tokens.findIndex((token) => BEYOND_ASCII.test(token.text)),
    );
  }
  // UNVERIFIED: the message.
  if (levelsOf(text) > LEVELS) return "The expression is nested too deeply;";
  if (text.length > EXPRESSION_BYTES) return undefined;
  const parsed = parse(expression);
  if (!("node" in parsed) || member === "ProjectionExpression") return undefined;
  const { node } = parsed;
  const limit = limitProblem(node);
  if (limit !== undefined || member === "UpdateExpression") return limit;
  const distinct = distinctProblem(node, namesOf(expression));
  if (distinct !== undefined || functionProblem(node) !== undefined) return distinct;
  return valueProblem(node, valuesOf(expression));
}

const namesOf = ({ holder }: Expression) => objectOf(holder["ExpressionAttributeNames"]);
const valuesOf = ({ holder }: Expression) => objectOf(holder["ExpressionAttributeValues"]);

function objectOf(value: unknown): Record<string, any> {
  return typeof value === "object" && value !== null ? value : {};
}

/** Two operations count such errors: https://github.com/nubo-db/dynoxide/pull/152 */
export function envelopeOf(operation: string): string {
  return operation === "PutItem" || operation === "UpdateItem"
    ? "1 validation error detected: "
    : "";
}

/** The maximum number of parentheses that are open at the same time. */
function levelsOf(expression: string): number {
  let levels = 0;
  let deepest = 0;
  for (const [parenthesis] of expression.matchAll(/[()]/g)) {
    levels = parenthesis === "(" ? levels + 1 : Math.max(0, levels - 1);
    deepest = Math.max(deepest, levels);
  }
  return deepest;
}
