import { matchesPattern } from "../pattern";
import { parseTemplate, type Reading } from "../template";
import { withNegation, type Operator, type ValueTest } from "./operator";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const stringOperators: [string, Operator][] = [
  ...withNegation("StringEquals", "StringNotEquals", reader({})),
  ...withNegation(
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    reader({ ignoreCase: true }),
  ),
  ...withNegation("StringLike", "StringNotLike", reader({ wildcards: true })),
];

function reader(reading: Omit<Reading, "variables">): Operator["compile"] {
  return (text, variables) => compileString(text, { ...reading, variables });
}

/** Compiles a string; if a policy variable has no value, it matches nothing. */
export function compileString(text: string, reading: Reading): ValueTest {
  const template = parseTemplate(text, reading);
  return {
    keys: template.keys,
    matches(value, context) {
      const pattern = template.resolve(context);
      if (pattern === undefined) return false;
      return matchesPattern(pattern, reading.ignoreCase ? value.toLowerCase() : value);
    },
  };
}
