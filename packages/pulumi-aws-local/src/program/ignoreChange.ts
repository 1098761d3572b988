import type { PropertyPath } from "./propertyPath";

/**
 * Returns `inputs` with the value that `old` has at a path of `ignoreChanges`. If `old` has none, the value is removed.
 * Elements of lists are neither added nor removed, so a list of another length still counts as a change.
 * Source: PropertyPath.Reset in pulumi/pulumi, sdk/go/common/resource/properties_path.go
 */
export function ignoreChange<T>(inputs: T, old: unknown, path: PropertyPath): T {
  const copy = structuredClone(inputs);
  reset(copy, old, path);
  return copy;
}

function reset(now: unknown, old: unknown, path: PropertyPath): void {
  const [step, ...rest] = path;
  if (step === "*") resetAll(now, old, rest);
  else if (Array.isArray(now) && Array.isArray(old)) {
    if (typeof step === "number" && step in now && step in old) resetOne(now, old, step, rest);
  } else if (isObject(now) && typeof step === "string") {
    const before = isObject(old) ? old : {};
    if (rest.length === 0 || Object.hasOwn(now, step)) resetOne(now, before, step, rest);
  }
}

function resetAll(now: unknown, old: unknown, rest: PropertyPath): void {
  if (Array.isArray(now) && Array.isArray(old)) {
    now.forEach((_value, index) => index in old && resetOne(now, old, index, rest));
  } else if (isObject(now) && isObject(old)) {
    const names = rest.length === 0 ? Object.keys({ ...now, ...old }) : commonNames(now, old);
    for (const name of names) resetOne(now, old, name, rest);
  }
}

function resetOne(now: any, old: any, step: string | number, rest: PropertyPath): void {
  if (rest.length > 0) reset(now[step], Object.hasOwn(old, step) ? old[step] : undefined, rest);
  else if (Object.hasOwn(old, step)) now[step] = structuredClone(old[step]);
  else delete now[step];
}

function commonNames(now: object, old: object): string[] {
  return Object.keys(old).filter((name) => Object.hasOwn(now, name));
}

/** A secret of which only the hash is known has no properties. */
function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !("$secret" in value)
  );
}
