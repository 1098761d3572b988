import type * as acorn from "acorn";
import type { Function as FunctionNode, Node, Pattern } from "acorn";

/** More rest elements in one parameter list run isolated: all copies are made before the first is accounted for. */
const PARAMETERS = 4;

/** The source that a declaration copies by its own rest element, as in `const { a, ...rest } = item`. */
export function copiedSource({ id, init }: acorn.VariableDeclarator): Node | undefined {
  return init != null && restOf(id) !== undefined ? init : undefined;
}

/** Names of the parameters that are copies, as in `({ a, ...rest }) => rest`. */
export function copiedParameters({ params }: FunctionNode): string[] {
  return params.flatMap((parameter) => {
    const rest = objectRestOf(parameter);
    return rest?.type === "Identifier" ? [rest.name] : [];
  });
}

/** Whether this is a rest element whose source cannot be accounted for at its position. */
export function isHiddenCopy(node: Node, ancestors: readonly Node[]): boolean {
  if (node.type !== "RestElement") return false;
  const [pattern, ...outside] = ancestors.slice(0, -1).reverse();
  if (isFunctionNode(pattern)) return false; // the caller's list is accounted for
  const owner = outside[0]?.type === "AssignmentPattern" ? outside[1] : outside[0];
  if (owner?.type === "VariableDeclarator") {
    const { id, init } = owner as acorn.VariableDeclarator;
    return id !== pattern || init == null;
  }
  if (!isFunctionNode(owner)) return true;
  const copied = copiedParameters(owner);
  const { argument } = node as acorn.RestElement;
  const isKnown = argument.type === "Identifier" && copied.includes(argument.name);
  return !isKnown || pattern?.type !== "ObjectPattern" || copied.length > PARAMETERS;
}

function isFunctionNode(node: Node | undefined): node is FunctionNode {
  return node !== undefined && /Function/.test(node.type);
}

function objectRestOf(parameter: Pattern): Pattern | undefined {
  const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  return pattern.type === "ObjectPattern" ? restOf(pattern) : undefined;
}

function restOf(pattern: Pattern): Pattern | undefined {
  const members =
    pattern.type === "ObjectPattern"
      ? pattern.properties
      : pattern.type === "ArrayPattern"
        ? pattern.elements
        : [];
  const last = members.at(-1);
  return last?.type === "RestElement" ? last.argument : undefined;
}
