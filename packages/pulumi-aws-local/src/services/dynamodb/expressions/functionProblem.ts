import type { Node } from "./parser";

/** Number of operands of each function in a condition. */
const OF_CONDITIONS = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
};
const OF_UPDATES = { if_not_exists: 2, list_append: 2 };

/** Functions that are a condition rather than a value. */
const CONDITIONS = new Set([
  "attribute_exists",
  "attribute_not_exists",
  "attribute_type",
  "begins_with",
  "contains",
]);

const LOGICAL = new Set(["AND", "NOT", "OR"]);

/**
 * DynamoDB's message for a function that is unknown, in a place where its kind is not allowed, or has too few or too
 * many operands, in this order; recorded in https://github.com/architect/dynalite
 */
export function functionProblem(root: Node): string | undefined {
  const operands: Record<string, number> =
    root.kind === "operator" && root.name === "update" ? OF_UPDATES : OF_CONDITIONS;
  const functions = functionsOf(root, true);
  const unknown = functions.find(({ name }) => !Object.hasOwn(operands, name));
  if (unknown !== undefined) return `Invalid function name; function: ${unknown.name}`;
  const misused = functions.find(({ name, isCondition }) => CONDITIONS.has(name) !== isCondition);
  if (misused !== undefined) {
    return `The function is not allowed to be used this way in an expression; function: ${misused.name}`;
  }
  const miscounted = functions.find(({ name, count }) => operands[name] !== count);
  if (miscounted === undefined) return undefined;
  return (
    "Incorrect number of operands for operator or function; operator or function: " +
    `${miscounted.name}, number of operands: ${miscounted.count}`
  );
}

interface Call {
  name: string;
  count: number;
  /** The node is in the place of a condition. */
  isCondition: boolean;
}

function functionsOf(node: Node, isCondition: boolean): Call[] {
  if (node.kind === "path" || node.kind === "value") return [];
  const wantsConditions = node.kind === "operator" && LOGICAL.has(node.name);
  const inner = node.args.flatMap((arg) => functionsOf(arg, wantsConditions));
  if (node.kind === "operator") return inner;
  return [{ name: node.name, count: node.args.length, isCondition }, ...inner];
}
