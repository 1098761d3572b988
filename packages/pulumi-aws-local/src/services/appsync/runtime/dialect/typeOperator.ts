import type * as acorn from "acorn";
import type { Node } from "acorn";
import { hookNames } from "../hooks";
import { wrap } from "../insertion";
import type { Rewriting } from "./rewriting";

/**
 * `typeof` any function is "undefined" in APPSYNC_JS.
 * https://github.com/aws/aws-appsync-community/issues/295
 * UNVERIFIED: that this includes functions of the code itself.
 */
export function rewriteTypeof(node: Node): Rewriting | undefined {
  if (node.type !== "UnaryExpression") return undefined;
  if ((node as acorn.UnaryExpression).operator !== "typeof") return undefined;
  return { insertions: wrap(node, `${hookNames.kind}(`, ")"), replacements: [] };
}
