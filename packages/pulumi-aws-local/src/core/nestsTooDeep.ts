import { nestingOf } from "./nestingOf";

/**
 * Maximum nesting depth of JSON from clients. Functions that print and copy values fail with much deeper JSON.
 * UNVERIFIED: the limits of AWS's services; 1,000 is the limit of Jackson, the JSON library of services written in
 * Java.
 */
const LEVELS = 1000;

/** Whether a JSON text exceeds the maximum nesting depth. */
export function nestsTooDeep(json: string): boolean {
  return json.length > LEVELS && nestingOf(json, LEVELS, "JSON") > LEVELS;
}
