import type { Node, Operation } from "./parser";

const ALLOWED = new Set(["=", "<", "<=", ">", ">=", "BETWEEN", "begins_with"]);

/**
 * DynamoDB's words for a condition that no key can have; recorded in https://github.com/architect/dynalite
 * @param names ExpressionAttributeNames of the request
 */
export function keyConditionProblem(
  root: Node,
  names: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const conditions = conditionsOf(root);
  const forbidden = forbiddenIn(root) ?? conditions.find(({ name }) => !ALLOWED.has(name))?.name;
  if (forbidden !== undefined)
    return `Invalid operator used in KeyConditionExpression: ${forbidden}`;
  const keys = new Set<string>();
  for (const condition of conditions) {
    const { key, problem } = keyOf(condition);
    if (problem !== undefined) return problem;
    const name = Object.hasOwn(names, key) ? String(names[key]) : key;
    if (keys.has(name)) return "KeyConditionExpressions must only contain one condition per key";
    keys.add(name);
  }
  return keys.size > 2 ? "Conditions can be of length 1 or 2 only" : undefined;
}

/** The conditions that AND joins. */
export function conditionsOf(node: Node): Operation[] {
  if (node.kind === "operator" && node.name === "AND") return node.args.flatMap(conditionsOf);
  return [node as Operation];
}

function forbiddenIn(node: Node): string | undefined {
  if (node.kind !== "operator") return undefined;
  if (node.name === "OR" || node.name === "NOT") return node.name;
  return node.name === "AND" ? node.args.map(forbiddenIn).find(Boolean) : undefined;
}

/** Name of the key attribute that a condition refers to. */
function keyOf({ name, args }: Operation): { key: string; problem?: string } {
  const invalid = (why: string) => ({
    key: "",
    problem: `Invalid condition in KeyConditionExpression: ${why}`,
  });
  if ((name === "BETWEEN" || name === "begins_with") && args[0]!.kind === "value") {
    return invalid(`${name} operator must have the key attribute as its first operand`);
  }
  let key = "";
  for (const arg of args) {
    if (arg.kind === "value") continue;
    if (arg.kind !== "path") {
      return { key, problem: "KeyConditionExpressions cannot contain nested operations" };
    }
    if (key !== "") return invalid("Multiple attribute names used in one condition");
    if (arg.parts.length > 1) {
      return {
        key,
        problem: "KeyConditionExpressions cannot have conditions on nested attributes",
      };
    }
    key = arg.parts[0]!;
  }
  return key === "" ? invalid("No key attribute specified") : { key };
}
