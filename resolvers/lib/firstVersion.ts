/**
 * What the version of a new cart counts from, by the time in epoch seconds. A cart that was bought or forgotten starts
 * anew, and must never reach a version that a buyer has seen of the former one: the clock goes on faster than anybody
 * changes a cart. Fits GraphQL's Int until 2088.
 */
export function firstVersion(now: number): number {
  return Math.max(0, Math.floor(now) - 1600000000);
}
