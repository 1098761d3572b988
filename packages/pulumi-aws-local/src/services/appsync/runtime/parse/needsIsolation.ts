import type * as acorn from "acorn";
import type { Node, Program } from "acorn";
import { fullAncestor } from "acorn-walk";
import { isHiddenCopy } from "./restElements";

/**
 * Whether code contains constructs whose cost is only known afterwards: accessors (the value serialized as JSON may
 * differ from the one that was measured), unbounded integers, `arguments`, and copies inside a pattern.
 */
export function needsIsolation(program: Program): boolean {
  let found = false;
  fullAncestor(program, (node, _state, ancestors) => {
    found ||= isUnaccountable(node) || isHiddenCopy(node, ancestors);
  });
  return found;
}

function isUnaccountable(node: Node): boolean {
  switch (node.type) {
    case "Property":
      return (node as acorn.Property).kind !== "init";
    case "Literal":
      return (node as acorn.Literal).bigint != null;
    case "Identifier":
      return (node as acorn.Identifier).name === "arguments";
    default:
      return false;
  }
}
