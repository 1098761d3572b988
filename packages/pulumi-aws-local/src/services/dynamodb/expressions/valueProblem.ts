import { operandProblem } from "./operandProblem";
import { type Node, type Operation, operationsIn } from "./parser";
import { typeOf, type Values } from "./values";

/**
 * DynamoDB's message for values that an operator or function does not accept: bounds of BETWEEN, and operands of
 * functions; recorded in https://github.com/architect/dynalite
 * @param values ExpressionAttributeValues of the request
 */
export function valueProblem(root: Node, values: Values): string | undefined {
  return operationsIn(root)
    .map((operation) => problemOf(operation, values))
    .find(Boolean);
}

function problemOf(node: Operation, values: Values): string | undefined {
  if (node.kind === "function") return operandProblem(node, values);
  if (node.name.toUpperCase() !== "BETWEEN") return undefined;
  const [, low, high] = node.args.map((arg) =>
    arg.kind === "value" ? values[arg.name] : undefined,
  );
  return boundsProblem(low, high);
}

function boundsProblem(low: Values[string], high: Values[string]): string | undefined {
  const [lowType, highType] = [low, high].map(typeOf);
  if (lowType === undefined || highType === undefined) return undefined;
  const operands =
    `lower bound operand: AttributeValue: {${lowType}:${low![lowType]}}, ` +
    `upper bound operand: AttributeValue: {${highType}:${high![highType]}}`;
  if (lowType !== highType) {
    return `The BETWEEN operator requires same data type for lower and upper bounds; ${operands}`;
  }
  if (!isGreater(lowType, low![lowType], high![highType])) return undefined;
  return `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${operands}`;
}

/** Numbers that only differ beyond the precision of JavaScript count as equal. */
function isGreater(type: string, one: unknown, other: unknown): boolean {
  if (typeof one !== "string" || typeof other !== "string") return false;
  if (type === "N") return Number(one) > Number(other);
  const encoding = type === "B" ? "base64" : "utf8";
  return Buffer.compare(Buffer.from(one, encoding), Buffer.from(other, encoding)) > 0;
}
