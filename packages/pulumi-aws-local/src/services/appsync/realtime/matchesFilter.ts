import type { SubscriptionFilter } from "../runtime";

/**
 * Whether a payload passes an enhanced filter: it must match all filters of at least one group.
 * https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html#extensions-setSubscriptionInvalidationFilter-js
 */
export function matchesFilter({ filterGroup }: SubscriptionFilter, payload: unknown): boolean {
  return filterGroup.some(({ filters }) =>
    filters.every(({ fieldName, operator, value }) => {
      const test = operators[operator];
      if (test === undefined) return false;
      const found = valuesAt(payload, fieldName.split("."));
      // UNVERIFIED: a field that is missing in the payload passes no test, not even "ne".
      return found.some((actual) => test(actual, value));
    }),
  );
}

/** The values at a path; a list in between stands for each of its elements (UNVERIFIED). */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (value === undefined) return [];
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  if (typeof value !== "object" || value === null) return [];
  return Object.hasOwn(value, name) ? valuesAt((value as Record<string, unknown>)[name], rest) : [];
}

type Test = (actual: unknown, expected: unknown) => boolean;

const operators: Readonly<Record<string, Test>> = {
  eq: (actual, expected) => actual === expected,
  ne: (actual, expected) => actual !== expected,
  lt: (actual, expected) => compare(actual, expected, (order) => order < 0),
  le: (actual, expected) => compare(actual, expected, (order) => order <= 0),
  gt: (actual, expected) => compare(actual, expected, (order) => order > 0),
  ge: (actual, expected) => compare(actual, expected, (order) => order >= 0),
  contains,
  notContains: (actual, expected) => !contains(actual, expected),
  beginsWith: (actual, expected) =>
    typeof actual === "string" && actual.startsWith(String(expected)),
  in: (actual, expected) => listOf(expected).includes(actual),
  notIn: (actual, expected) => !listOf(expected).includes(actual),
  between: (actual, expected) => {
    const [low, high] = listOf(expected);
    return (
      compare(actual, low, (order) => order >= 0) && compare(actual, high, (order) => order <= 0)
    );
  },
  containsAny: (actual, expected) => listOf(expected).some((item) => contains(actual, item)),
};

/** Whether a string contains a substring, or a list an element. */
function contains(actual: unknown, expected: unknown): boolean {
  if (typeof actual === "string") return actual.includes(String(expected));
  return Array.isArray(actual) && actual.includes(expected);
}

/** Only two numbers or two strings can be compared. */
function compare(left: unknown, right: unknown, test: (order: number) => boolean): boolean {
  if (typeof left === "number" && typeof right === "number") return test(left - right);
  if (typeof left !== "string" || typeof right !== "string") return false;
  return test(left < right ? -1 : left > right ? 1 : 0);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
