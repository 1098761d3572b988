import { VisibleError } from "../core/visibleError";
import type { ResourceHandler } from "../core/resourceHandler";

/** Every provider argument that has no meaning on one machine, on any resource. */
export const ACCEPTED_EVERYWHERE = ["region", "tags"];

/**
 * Refuses inputs that the handler neither implements nor declares to take without effect, so that
 * nothing in the program is silently ignored, and those that the AWS provider does not take together.
 * @throws VisibleError naming the resource and its inputs
 */
export function checkProperties(
  type: string,
  name: string,
  inputs: Record<string, unknown>,
  { real, accepted = [], exclusive = [] }: Pick<ResourceHandler, "real" | "accepted" | "exclusive">,
): void {
  const known = new Set([...real, ...accepted, ...ACCEPTED_EVERYWHERE]);
  const unknown = [...new Set(unknownPaths(inputs, "", known))];
  if (unknown.length > 0) {
    const paths = unknown.map((path) => `"${path}"`).join(", ");
    throw new VisibleError(
      `Resource "${name}" (${type}) sets ${paths}, which the local stack does not know. ` +
        `Known: ${[...known].sort().join(", ")}.`,
    );
  }
  for (const names of exclusive) {
    const set = names.filter((input) => inputs[input] !== undefined && inputs[input] !== null);
    if (set.length < 2) continue;
    throw new VisibleError(
      `Resource "${name}" (${type}) sets ${set.map((input) => `"${input}"`).join(" and ")}, of which AWS takes only one.`,
    );
  }
}

/** Dotted paths that no known path covers; a known path below one means: look deeper. */
function unknownPaths(value: unknown, path: string, known: Set<string>): string[] {
  if (value === undefined || value === null || known.has(path)) return [];
  const goesDeeper = path === "" || [...known].some((other) => other.startsWith(`${path}.`));
  if (!goesDeeper) return [path];
  return (Array.isArray(value) ? value : [value]).flatMap((part: unknown) => {
    if (typeof part !== "object" || part === null) return [path];
    return Object.entries(part).flatMap(([key, child]) =>
      unknownPaths(child, path === "" ? key : `${path}.${key}`, known),
    );
  });
}
