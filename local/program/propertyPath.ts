import { VisibleError } from "../shared/visibleError";

/** Steps of a property path: names of members, indexes of lists, "*" for every one. */
export type PropertyPath = readonly (string | number)[];

/**
 * Reads a property path as Pulumi's options take it: `a.b`, `a[0].b`, `a["b.c"]`, `a[*]`, `*`.
 * Source: https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/
 * @throws VisibleError for text that is not a path
 */
export function parsePropertyPath(text: string): PropertyPath {
  const path: (string | number)[] = [];
  const step = /\.?([^.[\]"]+)|\[(\d+)\]|\[\*\]|\["((?:[^"\\]|\\.)*)"\]/y;
  while (step.lastIndex < text.length) {
    const at = step.lastIndex;
    const match = step.exec(text);
    if (match === null) {
      throw new VisibleError(`"${text}" is not a property path: unexpected "${text.slice(at)}".`);
    }
    const [, name, index, quoted] = match;
    if (name !== undefined) path.push(name);
    else if (index !== undefined) path.push(Number(index));
    else path.push(quoted === undefined ? "*" : quoted.replace(/\\(.)/g, "$1"));
  }
  return path;
}

/**
 * `inputs` with the value that `old` has at the path; where `old` has none, the value is taken out, as Pulumi's engine does
 * for an ignored change. `inputs` itself stays as it is.
 */
export function withOldValue(inputs: any, old: any, path: PropertyPath): any {
  const [step, ...rest] = path;
  if (step === undefined) return old;
  if (!isContainer(inputs)) return isContainer(old) && rest.length === 0 ? inputs : inputs;
  const copy: any = Array.isArray(inputs) ? [...inputs] : { ...inputs };
  const steps = step === "*" ? namesOf(inputs, old) : [step];
  for (const name of steps) {
    const isOld = isContainer(old) && Object.hasOwn(old, name);
    if (rest.length > 0) {
      if (Object.hasOwn(copy, name)) {
        copy[name] = withOldValue(
          copy[name],
          isOld ? old[name as keyof typeof old] : undefined,
          rest,
        );
      }
    } else if (isOld) {
      copy[name] = old[name as keyof typeof old];
    } else {
      delete copy[name];
    }
  }
  return copy;
}

/** Whether a changed path is at, above or below the one that an option names. */
export function touches(changed: PropertyPath, named: PropertyPath): boolean {
  const length = Math.min(changed.length, named.length);
  for (let at = 0; at < length; at++) {
    if (named[at] !== "*" && String(named[at]) !== String(changed[at])) return false;
  }
  return true;
}

/** "a.b[0]" */
export function pathText(path: PropertyPath): string {
  return path
    .map((step, at) => (typeof step === "number" ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join("");
}

function isContainer(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}

function namesOf(...values: unknown[]): string[] {
  return [...new Set(values.filter(isContainer).flatMap((value) => Object.keys(value)))];
}
