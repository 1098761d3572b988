import { listOf, type ConditionBlock, type ConditionValue, type OneOrMany } from "../document";
import type { ContextLookup } from "../requestContext";
import type { Operator, ValueTest } from "./operator";
import { parseOperator, type OperatorName, type SetOperator } from "./operators";

/** One condition key with one operator, or a complete Condition element. */
export interface Condition {
  /** All condition keys that it depends on, in lower case. */
  keys: string[];
  holds(context: ContextLookup): boolean;
}

/**
 * Compiles a Condition element: all operators and all their keys must match.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function compileConditions(block: ConditionBlock, variables: boolean): Condition {
  const conditions = Object.entries(block).flatMap(([name, values]) => {
    const operator = parseOperator(name);
    if (operator === undefined) throw new Error(`There is no condition operator "${name}".`);
    return Object.entries(values).map(([key, value]) =>
      compileCondition(operator, key.toLowerCase(), value, variables),
    );
  });
  return {
    keys: conditions.flatMap(({ keys }) => keys),
    holds: (context) => conditions.every((condition) => condition.holds(context)),
  };
}

function compileCondition(
  { operator, set, ifExists }: OperatorName,
  key: string,
  given: OneOrMany<ConditionValue>,
  variables: boolean,
): Condition {
  const values = listOf(given).map(String);
  if (operator === "null") {
    const wanted = values.map((value) => value.toLowerCase() === "true");
    return { keys: [key], holds: (context) => wanted.includes(isNull(context.get(key))) };
  }
  // A value that is invalid for the operator never matches; no stored document has one.
  const tests = values.flatMap((value) => operator.compile(value, variables) ?? []);
  return {
    keys: [key, ...tests.flatMap((test) => test.keys ?? [])],
    holds(context) {
      const value = context.get(key);
      if (value === undefined && ifExists) return true;
      return set === undefined
        ? holdsForOne(value, operator, tests, context)
        : holdsForSet(set, value, operator, tests, context);
    },
  };
}

/** UNVERIFIED: a key with a list of values needs a set operator; without one the condition is never met. */
function holdsForOne(
  value: string | string[] | undefined,
  { negated }: Operator,
  tests: readonly ValueTest[],
  context: ContextLookup,
): boolean {
  if (value === undefined) return negated;
  if (Array.isArray(value)) return false;
  return matchesAny(value, tests, context) !== negated;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
function holdsForSet(
  set: SetOperator,
  value: string | string[] | undefined,
  { negated }: Operator,
  tests: readonly ValueTest[],
  context: ContextLookup,
): boolean {
  if (isNull(value)) return set === "ForAllValues";
  const holds = (one: string) => matchesAny(one, tests, context) !== negated;
  const values = listOf(value);
  return set === "ForAllValues" ? values.every(holds) : values.some(holds);
}

/** Whether a key is absent or only has empty strings. */
function isNull(value: string | string[] | undefined): boolean {
  return listOf(value).every((one) => one === "");
}

function matchesAny(value: string, tests: readonly ValueTest[], context: ContextLookup): boolean {
  return tests.some((test) => test.matches(value, context));
}
