import { VisibleError } from "../core/visibleError";
import type { ResourceHandler } from "../core/resourceHandler";
import type { InputFailure } from "../core/rules";
import { inputFailures } from "./inputFailures";

/** Every provider argument that has no meaning on one machine, on any resource. */
export const ACCEPTED_EVERYWHERE = ["region", "tags"];

/** An input that is refused: the path of the property, and why. */
export type PropertyFailure = InputFailure;

type Known = Pick<ResourceHandler, "real" | "accepted" | "rules">;

/**
 * Refuses inputs that the handler neither implements nor declares to take without effect, so that
 * nothing in the program is silently ignored, and those that the AWS provider or AWS does not take. The values of
 * `secretPaths` stay out of the message.
 * @throws VisibleError naming the resource and its inputs
 */
export function checkProperties(
  type: string,
  name: string,
  inputs: Record<string, unknown>,
  handler: Known,
  secretPaths: readonly string[] = [],
): void {
  const unknown = unknownProperties(inputs, handler);
  if (unknown.length > 0) {
    const paths = unknown.map((path) => `"${path}"`).join(", ");
    throw new VisibleError(
      `Resource "${name}" (${type}) sets ${paths}, which the local stack does not know. ${knownProperties(handler)}`,
    );
  }
  const failures = inputFailures(inputs, handler, secretPaths);
  if (failures.length === 0) return;
  const reasons = failures.map(({ property, reason }) => `"${property}" ${reason}`).join("; ");
  throw new VisibleError(`Resource "${name}" (${type}) is refused: ${reasons}.`);
}

/** The same refusals as a list with one entry for each property, as Pulumi's engine shows them. */
export function propertyFailures(
  inputs: Record<string, unknown>,
  handler: Known,
  secretPaths: readonly string[] = [],
): PropertyFailure[] {
  const unknown = unknownProperties(inputs, handler).map((property) => ({
    property,
    reason: `the local stack does not know this property. ${knownProperties(handler)}`,
  }));
  return [...unknown, ...inputFailures(inputs, handler, secretPaths)];
}

function unknownProperties(inputs: Record<string, unknown>, handler: Known): string[] {
  return [...new Set(unknownPaths(inputs, "", namesOf(handler)))];
}

function knownProperties(handler: Known): string {
  return `Known: ${[...namesOf(handler)].sort().join(", ")}.`;
}

function namesOf({ real, accepted = [] }: Known): Set<string> {
  return new Set([...real, ...accepted, ...ACCEPTED_EVERYWHERE]);
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
