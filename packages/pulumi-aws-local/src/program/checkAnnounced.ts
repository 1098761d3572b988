import { checkProperties } from "./checkProperties";
import { handlerOf } from "./decide";
import type { PlacedError } from "./hostProcess";
import type { Announced } from "./host/messages";

/**
 * Refuses what is not supported of resources that the program has constructed but not registered: nothing is created of a program
 * that cannot run here. Inputs that are not known yet are checked when the resource is registered.
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
