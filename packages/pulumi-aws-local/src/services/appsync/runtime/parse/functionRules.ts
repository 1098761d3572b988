import type * as acorn from "acorn";
import type { Function as FunctionNode, Node } from "acorn";
import type { CodeErrorDetail } from "../../errors";
import { lintError } from "./finding";
import { isFunction, type Scopes } from "./scopes";

/** Methods that may be given a callback: those of arrays, without a comparator for sort. */
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

/**
 * The rules about functions as values, at one node: none is passed on in own code, returned,
 * or assigned anew.
 * https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 */
export function checkFunctionUse(
  node: Node,
  ancestors: readonly Node[],
  scopes: Scopes,
): CodeErrorDetail[] {
  const isFunctionValue = (value: Node | null | undefined) =>
    value != null && scopes.functionOf(value, ancestors) !== undefined;
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
    case "AssignmentExpression":
      return isFunctionValue((node as acorn.AssignmentExpression).left)
        ? [lintError(node, "re-assigning function is not allowed")]
        : [];
    default:
      return [];
  }
}

/** Cycles among the module's own functions, found at the call that closes one. */
export class CallGraph {
  private readonly calls: { node: Node; from: FunctionNode; to: FunctionNode }[] = [];
  private readonly callees = new Map<FunctionNode, Set<FunctionNode>>();
  /** All that a function leads to, once that has been asked. */
  private readonly reached = new Map<FunctionNode, ReadonlySet<FunctionNode>>();

  constructor(private readonly scopes: Scopes) {}

  visit(node: Node, ancestors: readonly Node[]): void {
    if (node.type !== "CallExpression") return;
    const to = this.scopes.functionOf((node as acorn.CallExpression).callee, ancestors);
    if (!to) return;
    for (const from of ancestors.filter(isFunction)) {
      this.calls.push({ node, from, to });
      this.callees.set(from, (this.callees.get(from) ?? new Set()).add(to));
    }
  }

  findings(): CodeErrorDetail[] {
    const found = new Map<Node, CodeErrorDetail>();
    for (const { node, from, to } of this.calls) {
      if (found.has(node) || !this.reachedFrom(to).has(from)) continue;
      const name = to.id?.name ?? "Anonymous Function";
      found.set(
        node,
        lintError(node, `Recursive function calls not supported. Detected cycle in ${name}`),
      );
    }
    return [...found.values()];
  }

  private reachedFrom(from: FunctionNode): ReadonlySet<FunctionNode> {
    const known = this.reached.get(from);
    if (known !== undefined) return known;
    const reached = new Set([from]);
    for (const one of reached) for (const to of this.callees.get(one) ?? []) reached.add(to);
    this.reached.set(from, reached);
    return reached;
  }
}

function methodName(callee: Node): string | undefined {
  const target =
    callee.type === "ChainExpression" ? (callee as acorn.ChainExpression).expression : callee;
  if (target.type !== "MemberExpression") return undefined;
  const { computed, property } = target as acorn.MemberExpression;
  return !computed && property.type === "Identifier" ? property.name : undefined;
}
