import type * as acorn from "acorn";
import type { Node } from "acorn";
import { hookNames } from "../hooks";
import { wrap } from "../insertion";
import { defaultsOf } from "./patternDefaults";
import type { Rewriting } from "./rewriting";

/**
 * Loops end silently after 1,000 iterations, and for...of does not visit elements that are appended during the loop.
 * https://github.com/aws/aws-appsync-community/issues/371
 */
export function rewriteLoop(node: Node): Rewriting | undefined {
  if (node.type !== "ForOfStatement" && node.type !== "ForInStatement") return undefined;
  const { left, right } = node as acorn.ForOfStatement;
  if (node.type === "ForInStatement") {
    return { insertions: wrap(right, `${hookNames.names}((`, "))"), replacements: [] };
  }
  const target =
    left.type === "VariableDeclaration" ? left.declarations[0]!.id : (left as acorn.Pattern);
  const defaults = defaultsOf(target);
  const shape = defaults === undefined ? "" : `,${JSON.stringify(defaults)}`;
  return { insertions: wrap(right, `${hookNames.walk}((`, `)${shape})`), replacements: [] };
}
