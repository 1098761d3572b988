import type { Node } from "./parser";
import { typeOf, type Values } from "./values";

/** A condition without functions of values, and the values that replace them. */
export interface Folded {
  node: Node;
  added: Record<string, object>;
}

/**
 * Replaces size(:value) and attribute_type(:value, :type), which DynamoDB accepts
 * (https://github.com/scylladb/scylladb/issues/14592) and the engine does not.
 * @param values ExpressionAttributeValues of the request
 */
export function foldConstants(root: Node, values: Values): Folded {
  const added: Record<string, object> = {};
  const fold = (node: Node): Node => {
    if (node.kind === "path" || node.kind === "value") return node;
    const [first, second] = node.args;
    const of = first?.kind === "value" ? values[first.name] : undefined;
    if (node.kind === "function" && first?.kind === "value" && of !== undefined) {
      if (node.name === "size") {
        const name = unusedName(`${first.name}_size`, values);
        added[name] = { N: String(sizeOf(of)) };
        return { kind: "value", name };
      }
      if (node.name === "attribute_type" && second?.kind === "value") {
        const isOfType = values[second.name]?.["S"] === typeOf(of);
        return { kind: "operator", name: isOfType ? "=" : "<>", args: [second, second] };
      }
    }
    return { ...node, args: node.args.map(fold) };
  };
  return { node: fold(root), added };
}

function unusedName(name: string, values: Values): string {
  return Object.hasOwn(values, name) ? unusedName(`${name}_`, values) : name;
}

/** Counts like the engine: strings by UTF-16 code units. */
function sizeOf(value: object): number {
  const [[type, content]] = Object.entries(value) as [[string, any]];
  if (type === "B") return Buffer.from(content, "base64").length;
  return type === "M" ? Object.keys(content).length : content.length;
}
