import { ARN_FIELDS, matchesFields, splitArn } from "../arn";
import { splitPattern } from "../pattern";
import { parseTemplate } from "../template";
import { withNegation, type Operator, type ValueTest } from "./operator";

/**
 * Compares ARNs field by field. ArnEquals accepts wildcards like ArnLike.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arnOperators: [string, Operator][] = [
  ...withNegation("ArnEquals", "ArnNotEquals", compileArn),
  ...withNegation("ArnLike", "ArnNotLike", compileArn),
];

function compileArn(text: string, variables: boolean): ValueTest | undefined {
  const whole = splitArn(text).length === ARN_FIELDS || (variables && text.includes("${"));
  if (!whole) return undefined;
  const template = parseTemplate(text, { variables, wildcards: true });
  return {
    keys: template.keys,
    matches(value, context) {
      const pattern = template.resolve(context);
      if (pattern === undefined) return false;
      const fields = splitArn(value);
      return (
        fields.length === ARN_FIELDS && matchesFields(splitPattern(pattern, ARN_FIELDS), fields)
      );
    },
  };
}
