import type * as acorn from "acorn";
import type { Node, Pattern } from "acorn";
import { hookNames } from "../hooks";
import { wrap } from "../insertion";
import { isFunction } from "../parse/scopes";
import { rewriteParameters } from "./parameters";
import { defaultsOf } from "./patternDefaults";
import type { Rewriting } from "./rewriting";

/**
 * A default value also replaces null, because null and undefined are one value.
 * UNVERIFIED: no report says so; https://github.com/aws/aws-appsync-community/issues/305 implies it.
 */
export function rewriteDefaults(node: Node, plain: string): Rewriting | undefined {
  if (isFunction(node)) return rewriteParameters(node, plain);
  if (node.type === "VariableDeclarator") {
    const { id, init } = node as acorn.VariableDeclarator;
    return init == null ? undefined : withoutNulls(id, init);
  }
  if (node.type === "AssignmentExpression") {
    const { left, right } = node as acorn.AssignmentExpression;
    return withoutNulls(left as Pattern, right);
  }
  return undefined;
}

function withoutNulls(target: Pattern, value: Node): Rewriting | undefined {
  const defaults = defaultsOf(target);
  if (defaults === undefined) return undefined;
  const shape = JSON.stringify(defaults);
  return { insertions: wrap(value, `${hookNames.defaulted}((`, `),${shape})`), replacements: [] };
}
