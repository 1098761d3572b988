import { VisibleError } from "../core/visibleError";

/** The segments of a property path: names of members, indexes of lists, "*" for all. */
export type PropertyPath = readonly (string | number)[];

/**
 * Parses a property path as Pulumi's options define it: `a.b`, `a[0].b`, `a["b.c"]`, `a[*]`, `*`.
 * Source: ParsePropertyPath in pulumi/pulumi, sdk/go/common/resource/properties_path.go
 * @throws VisibleError for text that is not a path
 */
export function parsePropertyPath(text: string): PropertyPath {
  const path: (string | number)[] = [];
  const step = /(?:\.|^)([^.[]+)|\.?\[(-?\d+)\]|\.?\[(\*)\]|\.?\["((?:\\"|[^"])*)"\]/y;
  while (step.lastIndex < text.length) {
    const at = step.lastIndex;
    const match = at === 0 && text.startsWith(".") ? null : step.exec(text);
    if (match === null) {
      throw new VisibleError(`"${text}" is not a property path: unexpected "${text.slice(at)}".`);
    }
    const [, name, index, every, quoted] = match;
    if (index !== undefined) path.push(Number(index));
    else path.push(name ?? every ?? quoted!.replaceAll('\\"', '"'));
  }
  return path;
}

/** Whether a path equals the other one or is its prefix: "a[*]" contains "a[1].b". */
export function contains(path: PropertyPath, other: PropertyPath): boolean {
  return (
    path.length <= other.length && path.every((step, at) => step === "*" || step === other[at])
  );
}

/** Whether a changed path is equal to, above or below the path that a resource type names. */
export function touches(changed: PropertyPath, named: PropertyPath): boolean {
  const length = Math.min(changed.length, named.length);
  return named.slice(0, length).every((step, at) => step === changed[at]);
}

/** Formats a path, e.g. "a.b[0]". */
export function pathText(path: PropertyPath): string {
  return path
    .map((step, at) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[\w*]+$/.test(step)) return `["${step.replaceAll('"', '\\"')}"]`;
      return at === 0 ? step : `.${step}`;
    })
    .join("");
}
