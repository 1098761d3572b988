import { VisibleError } from "../shared/visibleError";

/**
 * @throws VisibleError that names the full key of the setting, the given value and the allowed
 * values.
 */
export function refuseSetting(key: string, given: string, allowed: string): never {
  throw new VisibleError(`Setting "${key}" is ${given}; it must be ${allowed}.`);
}
