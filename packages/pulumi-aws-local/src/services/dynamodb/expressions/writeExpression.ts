import type { Node, Operation } from "./parser";

/** Serializes a condition with only the necessary parentheses. */
export function writeExpression(node: Node): string {
  switch (node.kind) {
    case "value":
      return node.name;
    case "path":
      return node.parts
        .map((part, i) => (i === 0 || part.startsWith("[") ? "" : ".") + part)
        .join("");
    case "function":
      return `${node.name}(${listOf(node.args)})`;
    case "operator":
      return writeOperator(node);
  }
}

function writeOperator({ name, args }: Operation): string {
  const [first, second, third] = args as [Node, Node, Node];
  switch (name) {
    case "AND":
    case "OR":
      return `${writeWithin(name, first)} ${name} ${writeWithin(name, second)}`;
    case "NOT":
      return `NOT ${writeWithin(name, first)}`;
    case "BETWEEN":
      return `${writeExpression(first)} BETWEEN ${writeExpression(second)} AND ${writeExpression(third)}`;
    case "IN":
      return `${writeExpression(first)} IN (${listOf(args.slice(1))})`;
    default:
      return `${writeExpression(first)} ${name} ${writeExpression(second)}`;
  }
}

const listOf = (nodes: readonly Node[]): string => nodes.map(writeExpression).join(", ");

/** Conditions with a lower precedence than the operator around them. */
const LOOSER: Readonly<Record<string, readonly string[]>> = {
  AND: ["OR"],
  NOT: ["AND", "NOT", "OR"],
};

function writeWithin(operator: string, node: Node): string {
  const text = writeExpression(node);
  const isLooser = node.kind === "operator" && LOOSER[operator]?.includes(node.name);
  return isLooser ? `(${text})` : text;
}
