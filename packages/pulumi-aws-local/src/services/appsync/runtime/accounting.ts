import type * as acorn from "acorn";
import type { Node, Program } from "acorn";
import { fullAncestor } from "acorn-walk";
import { hookNames } from "./hooks";
import { wrap, wrapBlock, type Insertion } from "./insertion";
import { copiedParameters, copiedSource } from "./parse/restElements";
import { isFunction, Scopes } from "./parse/scopes";
import { selfCallers } from "./parse/selfCallers";

const { enter, members, named, nest, sized, stretched, tick, unnest } = hookNames;

/**
 * Inserts calls by which the realm accounts for the resources of code, inner nodes first. They count each iteration and
 * function call with the length of its code, and operations whose memory or time depends on the size of a value.
 * Methods account for themselves.
 */
export function accountingOf(program: Program): Insertion[] {
  const insertions: Insertion[] = [];
  const nesting = selfCallers(program, new Scopes(program));
  fullAncestor(program, (node, _state, ancestors) => {
    if (isFunction(node)) insertions.push(...functionHooks(node, nesting.has(node)));
    else insertions.push(...hooksOf(node, ancestors));
  });
  return insertions;
}

function hooksOf(node: Node, ancestors: readonly Node[]): Insertion[] {
  const parent = ancestors.at(-2);
  switch (node.type) {
    case "ForOfStatement":
    case "ForInStatement": {
      const { body, left, right } = node as acorn.ForInStatement;
      const walked = node.type === "ForInStatement" ? call(members, right) : [];
      return [...walked, ...targetHooks(left), ...before(body, tick)];
    }
    case "BinaryExpression": {
      const { operator } = node as acorn.BinaryExpression;
      // In a chain of additions, the last one accounts for all of them.
      return operator === "+" && !isAddition(parent) ? call(sized, node) : [];
    }
    case "TemplateLiteral":
      return (node as acorn.TemplateLiteral).expressions.length > 0 &&
        parent?.type !== "TaggedTemplateExpression"
        ? call(sized, node)
        : [];
    case "SpreadElement":
      return call(members, (node as acorn.SpreadElement).argument);
    case "AssignmentExpression": {
      const { left, operator } = node as acorn.AssignmentExpression;
      return [...targetHooks(left), ...(operator === "+=" ? call(sized, node) : [])];
    }
    case "VariableDeclarator": {
      const copied = copiedSource(node as acorn.VariableDeclarator);
      return copied === undefined ? [] : call(members, copied);
    }
    default:
      return [];
  }
}

function isAddition(node: Node | undefined): boolean {
  return node?.type === "BinaryExpression" && (node as acorn.BinaryExpression).operator === "+";
}

/** Passes a value through a hook. A sequence needs the inner parentheses. */
function call(hook: string, node: Node): Insertion[] {
  return wrap(node, `${hook}((`, "))");
}

/** Accounts for a name or length that is about to be set. The targets inside patterns are visited separately. */
function targetHooks(target: Node): Insertion[] {
  switch (target.type) {
    case "MemberExpression":
      return memberHooks(target as acorn.MemberExpression);
    case "ArrayPattern":
      return (target as acorn.ArrayPattern).elements.flatMap((one) =>
        one ? targetHooks(one) : [],
      );
    case "ObjectPattern":
      return (target as acorn.ObjectPattern).properties.flatMap((one) =>
        targetHooks(one.type === "RestElement" ? one : one.value),
      );
    case "RestElement":
      return targetHooks((target as acorn.RestElement).argument);
    case "AssignmentPattern":
      return targetHooks((target as acorn.AssignmentPattern).left);
    default:
      return [];
  }
}

function memberHooks({ object, property, computed }: acorn.MemberExpression): Insertion[] {
  const name = !computed && property.type === "Identifier" ? property.name : undefined;
  const literal = property.type === "Literal" ? property.value : undefined;
  if (name === "length" || literal === "length") {
    return object.type === "Super" ? [] : call(stretched, object);
  }
  return computed && !isPlainName(literal) ? call(named, property) : [];
}

/** Whether a literal is a member name rather than a list index, which may be far beyond the list's end. */
function isPlainName(literal: unknown): boolean {
  return typeof literal === "string" ? !/^\d/.test(literal) : Number(literal) < 64;
}

function functionHooks(node: acorn.Function, nests: boolean): Insertion[] {
  const { body } = node;
  const length = node.end - node.start;
  const copied = copiedParameters(node).map((name) => `${members}(${name})`);
  const first = [`${enter}(${length})`, ...copied, ...(nests ? [`${nest}()`] : [])];
  if (body.type !== "BlockStatement") {
    const [open, close] = nests ? [`${unnest}((`, "))"] : ["", ""];
    return wrap(body, `(${first.join()},${open}`, `${close})`);
  }
  return nests
    ? wrapBlock(body, `${first.join(";")};try{`, `}finally{${unnest}();}`)
    : wrapBlock(body, `${first.join(";")};`, "");
}

/** Calls a hook with the length of a loop's body before each iteration. */
function before(body: acorn.Statement, hook: string): Insertion[] {
  const text = `${hook}(${body.end - body.start});`;
  return body.type === "BlockStatement" ? wrapBlock(body, text, "") : wrap(body, `{${text}`, "}");
}
