import type { ContextLookup } from "../requestContext";

/** Whether a value of the request matches a value of the policy. */
export interface ValueTest {
  /** The condition keys of its policy variables, in lower case. */
  keys?: string[];
  matches(value: string, context: ContextLookup): boolean;
}

/** A condition operator without prefix and suffix, such as StringNotLike. */
export interface Operator {
  /** Whether the condition is met if no value matches. */
  negated: boolean;
  /**
   * Compiles a value of the policy; undefined if it is invalid for the operator.
   * @param variables whether the policy has policy variables
   */
  compile(value: string, variables: boolean): ValueTest | undefined;
}

/** The operator and its negation, by name. */
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
