import type { Node } from "acorn";
import { base, simple } from "acorn-walk";
import { hookNames } from "../hooks";
import { wrap } from "../insertion";
import { replaceNext, type Operation, type Rewriting } from "./rewriting";

/**
 * `??` evaluates calls on its right side even if the left side has a value; the result is the left value.
 * https://github.com/aws/aws-appsync-community/issues/403
 * https://github.com/aws-amplify/amplify-category-api/issues/3170
 */
export function rewriteCoalescing(node: Node, plain: string): Rewriting | undefined {
  if (node.type !== "LogicalExpression") return undefined;
  const { left, right, operator } = node as Operation;
  if (operator !== "??" || !callsFunctions(right)) return undefined;
  return {
    insertions: wrap(node, `${hookNames.either}(`, ")"),
    replacements: [replaceNext(plain, left.end, "??", ",")],
  };
}

/** Whether evaluating an expression calls a function. */
function callsFunctions(node: Node): boolean {
  let found = false;
  const call = (): void => {
    found = true;
  };
  const visitors = { CallExpression: call, TaggedTemplateExpression: call };
  // The body of a function does not run where it is written.
  simple(node, visitors, { ...base, Function: () => undefined });
  return found;
}
