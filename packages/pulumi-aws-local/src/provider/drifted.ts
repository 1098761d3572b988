import { isDeepStrictEqual } from "node:util";

/**
 * The declared inputs that differ from the actual resource, with their actual values. Ignores inputs that the program
 * omits, inputs that the resource does not return, and the order of a list.
 * @param grows names of lists that may have more elements than declared
 */
export function drifted(
  declared: Record<string, any>,
  actual: Record<string, any>,
  grows: readonly string[] = [],
): Record<string, any> {
  const names = Object.keys(declared).filter(
    (name) => name in actual && !matches(declared[name], actual[name], grows.includes(name)),
  );
  return Object.fromEntries(names.map((name) => [name, actual[name]]));
}

function matches(declared: unknown, actual: unknown, mayHaveMore = false): boolean {
  if (Array.isArray(declared) && Array.isArray(actual)) {
    const left = [...actual];
    return (
      (mayHaveMore || declared.length === actual.length) &&
      declared.every((item) => {
        const at = left.findIndex((other) => matches(item, other));
        if (at >= 0) left.splice(at, 1);
        return at >= 0;
      })
    );
  }
  if (isObject(declared) && isObject(actual)) {
    const common = Object.keys(declared).filter((name) => name in actual);
    return common.every((name) => matches(declared[name], actual[name]));
  }
  return isDeepStrictEqual(declared, actual);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
