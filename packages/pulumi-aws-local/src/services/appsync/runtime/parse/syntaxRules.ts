import type * as acorn from "acorn";
import type { Node } from "acorn";

type Rule = (node: never) => string | undefined;

const say = (message: string) => () => message;
const functionRule = ({ async, generator }: acorn.Function) =>
  async
    ? "Async functions are not supported."
    : generator
      ? "Generator functions are not supported."
      : undefined;

/**
 * Syntax that AppSync rejects, by node type, with the messages of @aws-appsync/eslint-plugin.
 * https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 * UNVERIFIED: the messages for throw, new, import() and import.meta, for which that plugin has no rule.
 */
const rules: Record<string, Rule> = {
  UpdateExpression: ({ operator }: acorn.UpdateExpression) =>
    `The operator ${operator} is not supported`,
  UnaryExpression: ({ operator }: acorn.UnaryExpression) =>
    operator === "~" ? "The operator ~ is not supported" : undefined,
  BinaryExpression: ({ operator }: acorn.BinaryExpression) => {
    if (operator === "in") return "in operator is not supported. Use Object.hasOwn().";
    return operator === "instanceof" ? "The operator instanceof is not supported" : undefined;
  },
  TryStatement: say("Try statements are not supported."),
  ThrowStatement: say("Throw statements are not supported."),
  ContinueStatement: say("Continue statements are not supported"),
  WhileStatement: say("While statements are not supported."),
  DoWhileStatement: say("do...while statements are not supported."),
  ForStatement: say("For statements are not supported."),
  ForOfStatement: ({ await: awaits }: acorn.ForOfStatement) =>
    awaits ? "The `await` keyword is not supported" : undefined,
  LabeledStatement: say("Labeled statements are not supported."),
  ClassDeclaration: say("Class declarations are not supported."),
  ClassExpression: say("Class declarations are not supported."),
  ThisExpression: say("This expressions are not supported."),
  NewExpression: ({ callee }: acorn.NewExpression) =>
    isPromise(callee) ? "Promise is not supported" : "New expressions are not supported.",
  AwaitExpression: say("The `await` keyword is not supported"),
  YieldExpression: say("Yield statements are not supported"),
  ImportExpression: say("Dynamic imports are not supported."),
  MetaProperty: say("Meta properties are not supported."),
  FunctionDeclaration: functionRule,
  FunctionExpression: functionRule,
  ArrowFunctionExpression: functionRule,
  Literal: (node: acorn.Literal) => (node.regex ? "Regex literals are not supported." : undefined),
};

/** Why AppSync rejects a node; undefined if it does not. */
export function refusedSyntax(node: Node, parent: Node | undefined): string | undefined {
  if (isPromise(node)) {
    return parent?.type === "NewExpression" ? undefined : "Promise is not supported";
  }
  return rules[node.type]?.(node as never);
}

function isPromise(node: Node): boolean {
  return node.type === "Identifier" && (node as acorn.Identifier).name === "Promise";
}
