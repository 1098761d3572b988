import { type Node, type Operation, operationsIn } from "./parser";

/**
 * DynamoDB's message for a comparison or function with two identical paths as operands; recorded in
 * https://github.com/architect/dynalite
 * @param names ExpressionAttributeNames of the request
 */
export function distinctProblem(
  root: Node,
  names: Readonly<Record<string, unknown>>,
): string | undefined {
  return operationsIn(root)
    .map((operation) => problemOf(operation, names))
    .find(Boolean);
}

function problemOf(node: Operation, names: Readonly<Record<string, unknown>>): string | undefined {
  const [first, second] = node.args.map((arg) => (arg.kind === "path" ? arg.parts : undefined));
  if (node.args.length !== 2 || first === undefined || second === undefined) return undefined;
  const shown = textOf(first, names);
  if (shown !== textOf(second, names)) return undefined;
  return (
    "The first operand must be distinct from the remaining operands for this operator or function; " +
    `operator: ${node.name}, first operand: ${shown}`
  );
}

function textOf(parts: readonly string[], names: Readonly<Record<string, unknown>>): string {
  const named = parts.map((part) => (Object.hasOwn(names, part) ? String(names[part]) : part));
  return `[${named.join(", ")}]`;
}
