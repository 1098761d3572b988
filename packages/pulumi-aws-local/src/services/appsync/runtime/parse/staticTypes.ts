import type * as acorn from "acorn";
import type { Node } from "acorn";
import { lookup } from "../../../../core/lookup";
import type { Scopes } from "./scopes";

/** Types whose methods are known. */
export type StaticType = "Array" | "String" | "Number" | "Boolean";

/** Maximum number of variables to follow from one to the next. */
const VARIABLES = 20;

/** The type that an expression definitely has; undefined if that needs a deeper analysis. */
export function staticType(
  node: Node,
  ancestors: readonly Node[],
  scopes: Scopes,
  variables = VARIABLES,
): StaticType | undefined {
  switch (node.type) {
    case "ArrayExpression":
      return "Array";
    case "TemplateLiteral":
      return "String";
    case "Literal":
      return literalTypes[typeof (node as acorn.Literal).value];
    case "CallExpression":
      return returnType(node as acorn.CallExpression, ancestors, scopes, variables);
    case "Identifier": {
      const binding = scopes.resolve((node as acorn.Identifier).name, ancestors);
      if (binding?.init === undefined || variables === 0) return undefined;
      return staticType(binding.init, ancestors, scopes, variables - 1);
    }
    default:
      return undefined;
  }
}

const literalTypes = lookup<StaticType>({ string: "String", number: "Number", boolean: "Boolean" });

function returnType(
  { callee }: acorn.CallExpression,
  ancestors: readonly Node[],
  scopes: Scopes,
  variables: number,
): StaticType | undefined {
  if (callee.type !== "MemberExpression") return undefined;
  const { object, property, computed } = callee;
  if (computed || property.type !== "Identifier") return undefined;
  const owner =
    object.type === "Identifier" && scopes.resolve(object.name, ancestors) === undefined
      ? object.name
      : staticType(object, ancestors, scopes, variables);
  return owner === undefined ? undefined : returned[`${owner}.${property.name}`];
}

const returned = lookup<StaticType>({
  ...of("Array", "String.split Object.entries Object.keys Object.values"),
  ...of("Array", "Array.concat Array.fill Array.filter Array.flat Array.flatMap Array.map"),
  ...of("Array", "Array.reverse Array.slice Array.sort Array.splice"),
  ...of("String", "String.charAt String.concat String.replace String.replaceAll String.slice"),
  ...of("String", "String.toLowerCase String.toUpperCase String.trim String.trimEnd"),
  ...of("String", "String.trimStart Array.join JSON.stringify Number.toString"),
  ...of("Number", "String.indexOf String.lastIndexOf Array.indexOf Array.lastIndexOf"),
  ...of("Number", "Array.push Array.unshift Array.findIndex Array.findLastIndex"),
  ...of("Number", "Math.ceil Math.floor Math.max Math.min Math.random Math.round"),
});

function of(type: StaticType, methods: string): Record<string, StaticType> {
  return Object.fromEntries(methods.split(" ").map((method) => [method, type]));
}
