import { isDeepStrictEqual } from "node:util";
import type { PropertyPath } from "./propertyPath";

/** The deepest paths at which two values differ; a list of another length differs as a whole. */
export function changedPaths(
  before: unknown,
  after: unknown,
  path: PropertyPath = [],
): PropertyPath[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((value, index) => changedPaths(value, after[index], [...path, index]));
  }
  if (isPlain(before) && isPlain(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) => changedPaths(before[name], after[name], [...path, name]));
  }
  return [path];
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
