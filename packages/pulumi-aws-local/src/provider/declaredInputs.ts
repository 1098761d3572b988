import { isDeepStrictEqual } from "node:util";

/**
 * The inputs with which a program would declare an existing resource, as an import returns them: without defaults, and
 * without inputs that are off or empty and have no default.
 */
export function declaredInputs(
  actual: Record<string, any>,
  defaults: Readonly<Record<string, unknown>> = {},
): Record<string, any> {
  return Object.fromEntries(
    Object.entries(actual).filter(
      ([name, value]) =>
        !declares(value, defaults[name]) && !(isOff(value) && isOff(defaults[name])),
    ),
  );
}

/** Whether an input matches the actual state. Properties that it does not mention must be off. */
export function declares(input: unknown, actual: unknown): boolean {
  if (Array.isArray(input) && Array.isArray(actual)) {
    return (
      input.length === actual.length && input.every((item, index) => declares(item, actual[index]))
    );
  }
  if (!isObject(input) || !isObject(actual)) return isDeepStrictEqual(input, actual);
  return (
    Object.keys(input).every((name) => declares(input[name], actual[name])) &&
    Object.keys(actual).every((name) => name in input || isZero(actual[name]))
  );
}

function isOff(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return typeof value === "object" && Object.values(value).every(isOff);
}

function isZero(value: unknown): boolean {
  return value === 0 || value === "" || isOff(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
