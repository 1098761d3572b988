import { BOOLEAN } from "../conditions/booleans";
import { parseOperator, type OperatorName } from "../conditions/operators";
import { isMap, valuesAt, wrongType, type Problem, type Problems } from "./problem";

/**
 * @param variables whether the policy has policy variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function* checkConditions(path: string, element: unknown, variables: boolean): Problems {
  if (Array.isArray(element)) {
    return yield { path, message: "Condition must be an object, found an array" };
  }
  if (!isMap(element)) return yield wrongType(path, element, "object");
  for (const [name, keys] of Object.entries(element)) {
    const operator = parseOperator(name);
    if (operator === undefined) yield unknownOperator(path, name);
    else yield* checkKeys(`${path}.${name}`, keys, operator, variables);
  }
}

function* checkKeys(
  path: string,
  keys: unknown,
  operator: OperatorName,
  variables: boolean,
): Problems {
  if (Array.isArray(keys)) {
    return yield { path, message: "Condition operator must be an object, found an array" };
  }
  if (!isMap(keys)) return yield wrongType(path, keys, "object");
  for (const [key, values] of Object.entries(keys)) {
    yield* checkValues(`${path}.${key}`, values, operator, variables);
  }
}

function unknownOperator(path: string, name: string): Problem {
  const [set, ...rest] = name.split(":");
  const message =
    rest.length > 0 && !/^(ForAllValues|ForAnyValue)$/i.test(set!)
      ? "Condition set operator must be either ForAllValues or ForAnyValue"
      : `Invalid condition operator ${name}`;
  return { path: `${path}.#${name}`, message };
}

/** UNVERIFIED: that AWS rejects values that are invalid for their operator. Such a value never matches. */
function* checkValues(
  path: string,
  values: unknown,
  { operator }: OperatorName,
  variables: boolean,
): Problems {
  if (Array.isArray(values) && values.length === 0) {
    yield { path, message: "Condition must have at least one value" };
  }
  for (const [at, value] of valuesAt(path, values)) {
    if (!["string", "boolean", "number"].includes(typeof value)) {
      yield wrongType(at, value, "string", "boolean", "number");
      continue;
    }
    const text = String(value);
    const known =
      operator === "null" ? BOOLEAN.test(text) : operator.compile(text, variables) !== undefined;
    if (!known) yield { path: at, message: `Invalid value "${text}" for the condition operator` };
  }
}
