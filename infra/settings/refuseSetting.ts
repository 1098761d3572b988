import { VisibleError } from "../shared/visibleError";

/** @throws VisibleError naming the setting by its full key, what was given and what is allowed. */
export function refuseSetting(key: string, given: string, allowed: string): never {
  throw new VisibleError(`Setting "${key}" is ${given}; it must be ${allowed}.`);
}
