import type { SubscriptionFilter } from "../runtime";

const OPERATORS =
  /^(eq|ne|le|lt|ge|gt|contains|notContains|beginsWith|in|notIn|between|containsAny)$/;

/** Maximum number of values in an operator's list. */
const LIST_LENGTHS: Readonly<Record<string, number>> = {
  in: 5,
  notIn: 5,
  between: 2,
  containsAny: 20,
};

/**
 * Validates an enhanced filter. Returns the problem, or undefined.
 * https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html
 * UNVERIFIED: AppSync's messages.
 */
export function checkFilter(filter: SubscriptionFilter | undefined): string | undefined {
  for (const { filters } of filter?.filterGroup ?? []) {
    if (!Array.isArray(filters)) return "Each filterGroup must have a list of filters.";
    for (const { fieldName, operator, value } of filters) {
      if (typeof fieldName !== "string" || fieldName === "" || fieldName.length > 256) {
        return "A filter's fieldName must have 1 to 256 characters.";
      }
      if (fieldName.split(".").length > 5)
        return `Filter field "${fieldName}" has more than 5 levels.`;
      if (!OPERATORS.test(String(operator))) {
        return `Filter field "${fieldName}" has the unknown operator "${operator}".`;
      }
      const limit = LIST_LENGTHS[operator];
      const isList = Array.isArray(value);
      if (isList !== (limit !== undefined) || (isList && value.length > limit!)) {
        return `Filter field "${fieldName}" has a value that its operator "${operator}" cannot take.`;
      }
    }
  }
  return undefined;
}
