import { nestingOf } from "./nestingOf";

/**
 * Levels that JSON from outside may nest: much more would not come through what prints and copies values. UNVERIFIED: the
 * limits of AWS's services; 1,000 is that of Jackson, which those in Java read JSON with.
 */
const LEVELS = 1000;

/** Whether a JSON text nests beyond what may be read. */
export function nestsTooDeep(json: string): boolean {
  return json.length > LEVELS && nestingOf(json, LEVELS, "JSON") > LEVELS;
}
