import { ACCEPTED_EVERYWHERE } from "../../program/checkProperties";
import type { ResourceHandler } from "../../core/resourceHandler";

/** Set inputs that are accepted without effect, as dotted paths without list indexes and duplicates. */
export function acceptedInputs(
  inputs: Record<string, unknown>,
  { real, accepted = [] }: Pick<ResourceHandler, "real" | "accepted">,
): string[] {
  const isReal = new Set(real);
  const isAccepted = new Set([...accepted, ...ACCEPTED_EVERYWHERE]);
  const found = new Set<string>();
  const look = (value: unknown, path: string): void => {
    if (value == null || isReal.has(path)) return;
    if (isAccepted.has(path)) return void found.add(path);
    for (const part of Array.isArray(value) ? value : [value]) {
      if (typeof part !== "object" || part === null) continue;
      for (const [key, child] of Object.entries(part)) {
        look(child, path === "" ? key : `${path}.${key}`);
      }
    }
  };
  look(inputs, "");
  return [...found];
}
