import type * as acorn from "acorn";
import type { Node } from "acorn";
import type { CodeErrorDetail } from "../../errors";
import { lintError } from "./finding";
import type { Scopes } from "./scopes";

/** Methods that accept a callback: those of arrays, without a comparator for sort. */
const callbackMethods = new Set([
  "map",
  "find",
  "filter",
  "findIndex",
  "findLast",
  "findLastIndex",
  "forEach",
  "reduce",
  "reduceRight",
  "every",
  "some",
  "flatMap",
]);

const REASSIGNED = "re-assigning function is not allowed";

/**
 * Checks the rules for functions as values at a node: code may not pass, return, alias or reassign its own functions,
 * or store them in an object.
 * https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 */
export function checkFunctionUse(
  node: Node,
  ancestors: readonly Node[],
  scopes: Scopes,
): CodeErrorDetail[] {
  const isFunctionValue = (value: Node | null | undefined) =>
    value != null && scopes.functionOf(value, ancestors) !== undefined;
  const isNamed = (value: Node | null | undefined) =>
    value?.type === "Identifier" && isFunctionValue(value);
  switch (node.type) {
    case "CallExpression": {
      const { callee, arguments: args } = node as acorn.CallExpression;
      const passes = args.some(isFunctionValue);
      return passes && !callbackMethods.has(methodName(callee) ?? "")
        ? [lintError(node, "Functions can not be passed as an argument")]
        : [];
    }
    case "ReturnStatement":
      return isFunctionValue((node as acorn.ReturnStatement).argument)
        ? [lintError(node, "returning a function is not allowed")]
        : [];
    case "ArrowFunctionExpression":
      return isFunctionValue((node as acorn.ArrowFunctionExpression).body)
        ? [lintError(node, "returning a function is not allowed")]
        : [];
    case "VariableDeclarator":
      return isNamed((node as acorn.VariableDeclarator).init) ? [lintError(node, REASSIGNED)] : [];
    case "AssignmentExpression": {
      const { left, right } = node as acorn.AssignmentExpression;
      return isFunctionValue(left) || isFunctionValue(right) ? [lintError(node, REASSIGNED)] : [];
    }
    default:
      return keptValues(node)
        .filter(isFunctionValue)
        .map((value) =>
          // UNVERIFIED: AWS's message; its linter has no rule for this.
          lintError(
            value,
            "Functions are supported neither as members of objects and arrays nor in expressions",
          ),
        );
  }
}

/** Values that become a member of an object or array, or the value of an operator or a parameter. */
function keptValues(node: Node): Node[] {
  switch (node.type) {
    case "Property":
      return [(node as acorn.Property).value];
    case "ArrayExpression":
      return (node as acorn.ArrayExpression).elements.flatMap((one) => (one ? [one] : []));
    case "ConditionalExpression": {
      const { consequent, alternate } = node as acorn.ConditionalExpression;
      return [consequent, alternate];
    }
    case "LogicalExpression": {
      const { left, right } = node as acorn.LogicalExpression;
      return [left, right];
    }
    case "AssignmentPattern":
      return [(node as acorn.AssignmentPattern).right];
    case "SequenceExpression":
      return [(node as acorn.SequenceExpression).expressions.at(-1)!];
    case "SpreadElement":
      return [(node as acorn.SpreadElement).argument];
    default:
      return [];
  }
}

function methodName(callee: Node): string | undefined {
  const target =
    callee.type === "ChainExpression" ? (callee as acorn.ChainExpression).expression : callee;
  if (target.type !== "MemberExpression") return undefined;
  const { computed, property } = target as acorn.MemberExpression;
  return !computed && property.type === "Identifier" ? property.name : undefined;
}
