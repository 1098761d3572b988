import type { ContextLookup } from "../requestContext";

/** Whether a value of the request matches a value of the policy. */
export interface ValueTest {
  /** The condition keys of its policy variables, in lower case. */
  keys?: string[];
  matches(value: string, context: ContextLookup): boolean;
}

/** A condition operator without its prefix and suffix, such as StringNotLike. */
export interface Operator {
  /** True if the condition holds where no value matches. */
  negated: boolean;
  /**
   * Reads a value of the policy; undefined if the operator knows no such value.
   *
   * @param variables whether the policy has policy variables.
   */
  compile(value: string, variables: boolean): ValueTest | undefined;
}

/** The operator and its negation, under their names. */
export function withNegation(
  name: string,
  negation: string,
  compile: Operator["compile"],
): [string, Operator][] {
  return [
    [name, { negated: false, compile }],
    [negation, { negated: true, compile }],
  ];
}
