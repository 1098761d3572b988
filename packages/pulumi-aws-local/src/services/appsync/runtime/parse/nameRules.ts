import type * as acorn from "acorn";
import type { Node } from "acorn";
import type { CodeErrorDetail } from "../../errors";
import { documentedMethods } from "../realm/documentedMethods";
import { isDenied } from "./deniedMethods";
import { compileError, invocationError, lintError } from "./finding";
import { globalNames, knownObject, otherGlobals } from "./knownNames";
import type { Scopes } from "./scopes";
import { staticType } from "./staticTypes";

/**
 * Checks for undeclared names, members that the library does not have, and calls of functions that the runtime does not
 * have.
 * UNVERIFIED: that `typeof` accepts all of them; this is reported for functions that do not exist.
 */
export function checkNames(
  node: Node,
  ancestors: readonly Node[],
  scopes: Scopes,
): CodeErrorDetail[] {
  const parent = ancestors.at(-2);
  switch (node.type) {
    case "Identifier":
      return checkName(node as acorn.Identifier, parent, ancestors, scopes);
    case "MemberExpression":
      return checkMember(node as acorn.MemberExpression, parent, ancestors, scopes);
    case "CallExpression":
      return checkCall(node as acorn.CallExpression, ancestors, scopes);
    case "ObjectExpression":
      return checkKeys(node as acorn.ObjectExpression);
    default:
      return [];
  }
}

function checkName(
  node: acorn.Identifier,
  parent: Node | undefined,
  ancestors: readonly Node[],
  scopes: Scopes,
): CodeErrorDetail[] {
  const { name } = node;
  const isRefusedElsewhere = name === "Promise" || parent?.type === "NewExpression";
  if (globalNames.has(name) || isRefusedElsewhere || isTypeof(parent)) return [];
  if (scopes.resolve(name, ancestors) !== undefined) return [];
  if (otherGlobals.has(name) && isCalled(node, ancestors)) return []; // see checkCall
  return [compileError(node, 2304, `Cannot find name '${name}'.`)];
}

function checkMember(
  { object, property, computed }: acorn.MemberExpression,
  parent: Node | undefined,
  ancestors: readonly Node[],
  scopes: Scopes,
): CodeErrorDetail[] {
  if (computed || property.type !== "Identifier" || isTypeof(parent)) return [];
  const known = knownObject(object, ancestors, scopes);
  if (known?.isLibrary !== true || known.has(property.name)) return [];
  const text = `Property '${property.name}' does not exist on type '${known.type}'.`;
  return [compileError(property, 2339, text)];
}

function checkCall(
  node: acorn.CallExpression,
  ancestors: readonly Node[],
  scopes: Scopes,
): CodeErrorDetail[] {
  const { callee } = node;
  const isGlobal = (name: string): boolean =>
    (globalNames.has(name) || otherGlobals.has(name)) &&
    scopes.resolve(name, ancestors) === undefined;
  if (callee.type === "Identifier") {
    return isGlobal(callee.name) ? [invocationError(node, callee.name)] : [];
  }
  if (callee.type !== "MemberExpression") return [];
  const { object, property, computed } = callee;
  if (computed || property.type !== "Identifier") return [];
  const method = property.name;
  if (object.type === "Identifier" && otherGlobals.has(object.name) && isGlobal(object.name)) {
    return [invocationError(node, `${object.name}.${method}`)];
  }
  const known = knownObject(object, ancestors, scopes);
  if (known !== undefined) {
    if (known.isLibrary || known.has(method)) return [];
    return [refusedMethod(node, known.type, known.path, method)];
  }
  if (scopes.functionOf(object, ancestors) !== undefined) {
    return [refusedMethod(node, "Function", "Function", method)];
  }
  const type = staticType(object, ancestors, scopes);
  if (type === undefined) return [];
  const isSupported = documentedMethods[type].includes(method) && !isDenied(type, method);
  return isSupported ? [] : [refusedMethod(node, type, type, method)];
}

function refusedMethod(node: Node, type: string, owner: string, method: string): CodeErrorDetail {
  return isDenied(type, method)
    ? lintError(node, `Method ${type}.${method} is not implemented`)
    : invocationError(node, `${owner}.${method}`);
}

function checkKeys({ properties }: acorn.ObjectExpression): CodeErrorDetail[] {
  const seen = new Set<string>();
  return properties.flatMap((property) => {
    if (property.type === "SpreadElement" || property.computed) return [];
    const { key } = property;
    const name = key.type === "Identifier" ? key.name : String((key as acorn.Literal).value);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const text = "An object literal cannot have multiple properties with the same name.";
    return [compileError(key, 1117, text)];
  });
}

/** Whether an expression is called, or owns the called method. */
function isCalled(node: Node, ancestors: readonly Node[]): boolean {
  const [parent, outer] = [ancestors.at(-2), ancestors.at(-3)];
  const callOf = (one: Node | undefined) =>
    one?.type === "CallExpression" ? (one as acorn.CallExpression).callee : undefined;
  if (callOf(parent) === node) return true;
  if (parent?.type !== "MemberExpression" || callOf(outer) !== parent) return false;
  const { object, computed } = parent as acorn.MemberExpression;
  return object === node && !computed;
}

function isTypeof(parent: Node | undefined): boolean {
  return (
    parent?.type === "UnaryExpression" && (parent as acorn.UnaryExpression).operator === "typeof"
  );
}
