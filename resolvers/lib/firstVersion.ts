/**
 * What the version of a new cart counts from; `now` in epoch seconds. A user's cart that was bought or forgotten starts
 * anew, and must never reach a version that the buyer has seen of the former one: so it starts at the time, which goes on
 * faster than anybody changes a cart, and fits GraphQL's Int until 2088. Guests buy nothing; theirs start at 0.
 */
export function firstVersion(ownerId: string, now: number): number {
  return ownerId.startsWith("guest#") ? 0 : Math.max(0, Math.floor(now) - 1600000000);
}
