import type { Node } from "./parser";
import { typeOf, type Values } from "./values";
import { writeExpression } from "./writeExpression";

type Call = Extract<Node, { kind: "function" }>;

const TYPES = new Set(["B", "BOOL", "BS", "L", "M", "N", "NS", "NULL", "S", "SS"]);

/** Types of values that have no size. */
const WITHOUT_SIZE = new Set(["BOOL", "N", "NULL"]);

/**
 * DynamoDB's message for an operand that a condition function does not accept, as far as the request determines it:
 * attributes of another type just do not match. Recorded in https://github.com/architect/dynalite
 * @param values ExpressionAttributeValues of the request
 */
export function operandProblem(call: Call, values: Values): string | undefined {
  const missing = call.args.find((arg) => arg.kind === "value" && values[arg.name] === undefined);
  if (missing !== undefined) {
    return `An expression attribute value used in expression is not defined; attribute value: ${writeExpression(missing)}`;
  }
  const [first, second] = call.args.map((arg) => typeIn(arg, values));
  const misfit = (type: string): string =>
    "Incorrect operand type for operator or function; " +
    `operator or function: ${call.name}, operand type: ${type}`;
  switch (call.name) {
    case "attribute_exists":
    case "attribute_not_exists":
      return call.args[0]!.kind === "path"
        ? undefined
        : `Operator or function requires a document path; operator or function: ${call.name}`;
    case "begins_with": {
      const type = [first, second].find((one) => one !== undefined && one !== "B" && one !== "S");
      return type && misfit(type);
    }
    case "size":
      return first !== undefined && WITHOUT_SIZE.has(first) ? misfit(first) : undefined;
    case "attribute_type":
      if (second !== "S") return misfit(second ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
      return nameProblem(call.args[1]!, values);
    default:
      return undefined;
  }
}

/** The type of an operand, if it does not depend on an item. */
function typeIn(node: Node, values: Values): string | undefined {
  if (node.kind === "value") return typeOf(values[node.name]);
  return node.kind === "function" && node.name === "size" ? "N" : undefined;
}

function nameProblem(node: Node, values: Values): string | undefined {
  const type = node.kind === "value" ? values[node.name]?.["S"] : undefined;
  if (typeof type !== "string" || TYPES.has(type)) return undefined;
  return `Invalid attribute type name found; type: ${type}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`;
}
