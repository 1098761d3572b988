import type * as acorn from "acorn";
import type { Pattern } from "acorn";

/**
 * The parts of a destructured value that have a default: 1; an object (`o`) or array (`a`) of inner parts; both (`d`
 * with either). Computed names are not included.
 */
export type Defaults = 1 | { d?: 1; o?: Record<string, Defaults>; a?: (Defaults | 0)[] };

/** The parts of a pattern that have a default; undefined if none has one. */
export function defaultsOf(pattern: Pattern): Defaults | undefined {
  switch (pattern.type) {
    case "AssignmentPattern": {
      const inner = defaultsOf(pattern.left);
      return inner === undefined || inner === 1 ? 1 : { ...inner, d: 1 };
    }
    case "ObjectPattern": {
      const places = pattern.properties.flatMap((property) => {
        if (property.type === "RestElement") return [];
        const name = nameOf(property);
        const place = defaultsOf(property.value);
        return name === undefined || place === undefined ? [] : [[name, place] as const];
      });
      return places.length === 0 ? undefined : { o: Object.fromEntries(places) };
    }
    case "ArrayPattern":
      return elementDefaults(pattern.elements);
    default:
      return undefined;
  }
}

/** The same for a list of patterns, such as parameters. */
export function elementDefaults(elements: readonly (Pattern | null)[]): Defaults | undefined {
  const places = elements.map((one) => (one === null ? 0 : (defaultsOf(one) ?? 0)));
  return places.every((one) => one === 0) ? undefined : { a: places };
}

function nameOf({ key, computed }: acorn.AssignmentProperty): string | undefined {
  if (computed) return undefined;
  return key.type === "Identifier" ? key.name : String((key as acorn.Literal).value);
}
