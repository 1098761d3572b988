import { isDeepStrictEqual } from "node:util";
import type { PropertyPath } from "./propertyPath";

/** The deepest paths at which two values differ. An element that only one of two lists has counts as a path. */
export function changedPaths(
  before: unknown,
  after: unknown,
  path: PropertyPath = [],
): PropertyPath[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    const longer = before.length > after.length ? before : after;
    return longer.flatMap((_, index) =>
      changedPaths(before[index], after[index], [...path, index]),
    );
  }
  if (isPlain(before) && isPlain(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) => changedPaths(before[name], after[name], [...path, name]));
  }
  return [path];
}

/** A secret of which only the hash is known is compared as a whole. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !("$secret" in value)
  );
}
