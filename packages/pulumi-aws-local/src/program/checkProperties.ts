import { VisibleError } from "../core/visibleError";
import type { ResourceHandler } from "../core/resourceHandler";

/** Every provider argument that has no meaning on one machine, on any resource. */
export const ACCEPTED_EVERYWHERE = ["region", "tags"];

/**
 * Refuses inputs that the handler neither implements nor declares to take without effect, so that
 * nothing in the program is silently ignored, and those that the AWS provider does not take together.
 * @throws VisibleError naming the resource and the input
 */
export function checkProperties(
  type: string,
  name: string,
  inputs: Record<string, unknown>,
  { real, accepted = [], exclusive = [] }: Pick<ResourceHandler, "real" | "accepted" | "exclusive">,
): void {
  const known = new Set([...real, ...accepted, ...ACCEPTED_EVERYWHERE]);
  const unknown = unknownPath(inputs, "", known);
  if (unknown !== undefined) {
    throw new VisibleError(
      `Resource "${name}" (${type}) sets "${unknown}", which the local stack does not know. ` +
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

/** First dotted path that no known path covers; a known path below it means: look deeper. */
function unknownPath(value: unknown, path: string, known: Set<string>): string | undefined {
  if (value === undefined || value === null || known.has(path)) return undefined;
  const goesDeeper = path === "" || [...known].some((other) => other.startsWith(`${path}.`));
  if (!goesDeeper) return path;
  const parts = Array.isArray(value) ? value : [value];
  for (const part of parts) {
    if (typeof part !== "object" || part === null) return path;
    for (const [key, child] of Object.entries(part)) {
      const found = unknownPath(child, path === "" ? key : `${path}.${key}`, known);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
