import { ACCEPTED_EVERYWHERE } from "../../program/checkProperties";
import type { ResourceHandler } from "../../core/resourceHandler";

/** Inputs that are set and are taken without effect, as dotted paths without list indexes, each once. */
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
