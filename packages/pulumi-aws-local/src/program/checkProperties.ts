import { VisibleError } from "../core/visibleError";
import type { ResourceHandler } from "../core/resourceHandler";
import type { InputFailure } from "../core/rules";
import { inputFailures } from "./inputFailures";

/** Provider arguments without a local meaning, which any resource accepts. */
export const ACCEPTED_EVERYWHERE = ["region", "tags"];

/** A rejected input: the path of the property, and the reason. */
export type PropertyFailure = InputFailure;

type Known = Pick<ResourceHandler, "real" | "accepted" | "rules">;

/**
 * Rejects inputs that the handler neither implements nor accepts without effect, so that no part of the program is
 * silently ignored, and inputs that the AWS provider or AWS rejects. The message omits the values of `secretPaths`.
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
      `Resource "${name}" (${type}) sets ${paths}, which the local stack does not support. ${knownProperties(handler)}`,
    );
  }
  const failures = inputFailures(inputs, handler, secretPaths);
  if (failures.length === 0) return;
  const reasons = failures.map(({ property, reason }) => `"${property}" ${reason}`).join("; ");
  throw new VisibleError(`Resource "${name}" (${type}) is refused: ${reasons}.`);
}

/** The same failures as a list with one entry for each property, as Pulumi's engine shows them. */
export function propertyFailures(
  inputs: Record<string, unknown>,
  handler: Known,
  secretPaths: readonly string[] = [],
): PropertyFailure[] {
  const unknown = unknownProperties(inputs, handler).map((property) => ({
    property,
    reason: `the local stack does not support this property. ${knownProperties(handler)}`,
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

/** Dotted paths that no known path covers. If a known path lies below one, its children are checked. */
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
