import { functionProblem } from "../expressions/functionProblem";
import { keyConditionProblem } from "../expressions/keyConditionProblem";
import { type Expression, expressionsOf, parse } from "../expressions/requestExpressions";
import { tokensOf } from "../expressions/tokens";

/** The engine's own messages for an expression; DynamoDB's "Syntax error" also quotes the text nearby. */
const OWN =
  /^(?<envelope>1 validation error detected: )?(?:Invalid (?<member>\w+Expression): )?(?:Expected |Unexpected |Unknown |Syntax error; (?!token: .*near: )|partition key must use equality|Query condition missed key schema element)/s;

/** DynamoDB's messages for which the engine omits the expression's name. */
const UNNAMED =
  /^(?:An expression attribute (?:value|name) used in .*: |Attribute name is a reserved keyword; reserved keyword: )(?<token>\S+)$/s;

/** DynamoDB's messages that contain no expression's name. */
const NAMED = /^Invalid KeyConditionExpression: (?<words>KeyConditionExpressions .*)$/s;

/**
 * DynamoDB's message for an expression that the engine rejects with its own message; undefined for any other message.
 * @param body JSON of the request
 */
export function expressionText(message: string, body: string): string | undefined {
  const words = NAMED.exec(message)?.groups?.["words"];
  if (words !== undefined) return words;
  const token = UNNAMED.exec(message)?.groups?.["token"];
  if (token !== undefined) {
    const user = expressionsOf(JSON.parse(body)).find(({ text }) =>
      tokensOf(text).some((one) => one.text === token),
    );
    return user && `Invalid ${user.member}: ${message}`;
  }
  const { envelope = "", member } = OWN.exec(message)?.groups ?? {};
  if (!OWN.test(message)) return undefined;
  const expressions = expressionsOf(JSON.parse(body));
  for (const expression of expressions) {
    if (member !== undefined && expression.member !== member) continue;
    const problem = problemOf(expression);
    if (problem !== undefined) return envelope + problem;
  }
  return /partition key must use equality/.test(message)
    ? "Query key condition not supported"
    : undefined;
}

function problemOf(expression: Expression): string | undefined {
  const { member, text, holder } = expression;
  // https://github.com/architect/dynalite records it for key conditions too
  if (text.trim() === "") return `Invalid ${member}: The expression can not be empty;`;
  const parsed = parse(expression);
  if ("problem" in parsed) return `Invalid ${member}: ${parsed.problem}`;
  if (member === "ProjectionExpression" || member === "UpdateExpression") {
    const problem = member === "UpdateExpression" ? functionProblem(parsed.node) : undefined;
    return problem && `Invalid ${member}: ${problem}`;
  }
  const problem = functionProblem(parsed.node);
  if (problem !== undefined && !problem.includes("used this way"))
    return `Invalid ${member}: ${problem}`;
  if (member === "KeyConditionExpression")
    return keyConditionProblem(parsed.node, holder["ExpressionAttributeNames"] ?? {});
  return problem && `Invalid ${member}: ${problem}`;
}
