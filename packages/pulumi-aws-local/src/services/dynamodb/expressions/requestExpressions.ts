import { ConditionParser } from "./conditionParser";
import type { Parser } from "./parser";
import { ProjectionParser, UpdateParser } from "./updateParser";

/** An expression of a request, by the name of its member. */
export interface Expression {
  /** e.g. "FilterExpression" */
  member: string;
  text: string;
  /** The request, or the action of a transaction, that contains it. */
  holder: Record<string, any>;
}

/** The expressions of a request, of the actions of a transaction, and of the tables of a batch. */
export function expressionsOf(input: Record<string, any>): Expression[] {
  const { TransactItems, RequestItems } = input;
  const actions = Array.isArray(TransactItems)
    ? TransactItems.flatMap((action) => Object.values<any>(action ?? {}))
    : [];
  const tables = typeof RequestItems === "object" ? Object.values<any>(RequestItems ?? {}) : [];
  return [input, ...actions, ...tables].flatMap((holder) =>
    Object.entries<any>(holder ?? {}).flatMap(([member, text]) =>
      member.endsWith("Expression") && typeof text === "string" ? [{ member, text, holder }] : [],
    ),
  );
}

/** Parses an expression by the grammar of its member. */
export function parse({ member, text }: Expression): ReturnType<Parser["parse"]> {
  switch (member) {
    case "UpdateExpression":
      return new UpdateParser(text).parse();
    case "ProjectionExpression":
      return new ProjectionParser(text).parse();
    default:
      return new ConditionParser(text).parse();
  }
}
