import { checkProperties } from "./checkProperties";
import { handlerOf } from "./decide";
import type { PlacedError } from "./hostProcess";
import type { Announced } from "./host/messages";

/**
 * Rejects unsupported resources that the program has constructed but not registered, so that a program that cannot run
 * here creates nothing. Inputs that are not known yet are checked when the resource is registered.
 * @throws PlacedError
 */
export function checkAnnounced(resources: readonly Announced[]): void {
  for (const resource of resources) {
    const { type, name, inputs = {} } = resource;
    try {
      const { real, accepted } = handlerOf(resource);
      checkProperties(type, name, inputs, { real, ...(accepted && { accepted }) });
    } catch (error) {
      throw Object.assign(error as PlacedError, { resource: `${type}::${name}` });
    }
  }
}
