import type * as acorn from "acorn";
import type { Node } from "acorn";
import { hookNames } from "../hooks";
import { wrap, type Insertion } from "../insertion";
import { replaceNext, type Operation, type Rewriting } from "./rewriting";

/**
 * null === undefined is true in APPSYNC_JS, which has one empty value.
 * https://github.com/aws/aws-appsync-community/issues/305
 * UNVERIFIED: that `switch` compares in the same way.
 */
export function rewriteEquality(node: Node, plain: string): Rewriting | undefined {
  if (node.type === "BinaryExpression") return rewriteOperator(node as Operation, plain);
  if (node.type !== "SwitchStatement") return undefined;
  const { discriminant, cases } = node as acorn.SwitchStatement;
  const tests = cases.flatMap(({ test }) => (test ? [test] : []));
  if (tests.every(isNeverEmpty)) return undefined;
  const compared = [discriminant, ...tests].filter((one) => !isNeverEmpty(one));
  return { insertions: compared.flatMap(asOneEmptyValue), replacements: [] };
}

function rewriteOperator(node: Operation, plain: string): Rewriting | undefined {
  const { left, right, operator } = node;
  if (operator !== "===" && operator !== "!==") return undefined;
  if (isNeverEmpty(left) || isNeverEmpty(right)) return undefined;
  const isNegated = operator === "!==";
  if (isEmpty(left) || isEmpty(right)) {
    const loose = replaceNext(plain, left.end, operator, isNegated ? "!=" : "==");
    return { insertions: [], replacements: [loose] };
  }
  return {
    insertions: wrap(node, `(${isNegated ? "!" : ""}${hookNames.same}(`, "))"),
    replacements: [replaceNext(plain, left.end, operator, ",")],
  };
}

function asOneEmptyValue(node: Node): Insertion[] {
  return wrap(node, `${hookNames.nil}((`, "))");
}

const NEVER_EMPTY = new Set([
  "TemplateLiteral",
  "ObjectExpression",
  "ArrayExpression",
  "ArrowFunctionExpression",
  "FunctionExpression",
  "BinaryExpression",
]);

/** Whether an expression can be neither null nor undefined. */
function isNeverEmpty(node: Node): boolean {
  if (node.type === "Literal") return !isEmpty(node);
  if (node.type === "UnaryExpression") return (node as acorn.UnaryExpression).operator !== "void";
  return NEVER_EMPTY.has(node.type);
}

/** Whether an expression is always null or undefined. */
function isEmpty(node: Node): boolean {
  if (node.type === "Literal") return (node as acorn.Literal).raw === "null";
  if (node.type === "UnaryExpression") return (node as acorn.UnaryExpression).operator === "void";
  return node.type === "Identifier" && (node as acorn.Identifier).name === "undefined";
}
