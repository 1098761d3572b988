import type * as acorn from "acorn";
import type { Function as FunctionNode, Node, Program } from "acorn";
import { fullAncestor } from "acorn-walk";
import { isFunction, type Scopes } from "./scopes";

/**
 * Functions that may be recursive. Functions that are only called by name, or passed inline to a method that calls
 * them, cannot be: checkCode rejects cycles of such calls. The others are values (members of objects, such as
 * `toString`, or elements of lists), whose callers are unknown.
 */
export function selfCallers(program: Program, scopes: Scopes): ReadonlySet<FunctionNode> {
  const found = new Set<FunctionNode>();
  fullAncestor(program, (node, _state, ancestors) => {
    const parent = ancestors.at(-2);
    if (isFunction(node)) {
      if (!isPlain(node, parent)) found.add(node);
    } else if (node.type === "Identifier" && !isCallee(node, parent) && !isNameOf(node, parent)) {
      const named = scopes.functionOf(node, ancestors);
      if (named !== undefined) found.add(named);
    }
  });
  return found;
}

function isPlain(node: FunctionNode, parent: Node | undefined): boolean {
  if (node.type === "FunctionDeclaration" || isCallee(node, parent)) return true;
  if (parent?.type === "VariableDeclarator") {
    return (parent as acorn.VariableDeclarator).id.type === "Identifier";
  }
  return (
    parent?.type === "CallExpression" &&
    (parent as acorn.CallExpression).arguments.some((argument) => argument === node)
  );
}

function isCallee(node: Node, parent: Node | undefined): boolean {
  return parent?.type === "CallExpression" && (parent as acorn.CallExpression).callee === node;
}

/** Whether the identifier is the place where a function gets its name. */
function isNameOf(node: Node, parent: Node | undefined): boolean {
  if (isFunction(parent)) return parent.id === node;
  return parent?.type === "VariableDeclarator" && (parent as acorn.VariableDeclarator).id === node;
}
