import type { Operator } from "./operator";
import { compileString } from "./strings";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean */
export const booleanOperators: [string, Operator][] = [
  ["Bool", { negated: false, compile: compileBoolean }],
];

/** UNVERIFIED: that case does not matter. */
function compileBoolean(text: string, variables: boolean) {
  if (!BOOLEAN.test(text) && !(variables && text.includes("${"))) return undefined;
  const { keys = [], matches } = compileString(text, { variables, ignoreCase: true });
  return {
    keys,
    matches: (value: string, context: Parameters<typeof matches>[1]) =>
      BOOLEAN.test(value) && matches(value, context),
  };
}

export const BOOLEAN = /^(true|false)$/i;
