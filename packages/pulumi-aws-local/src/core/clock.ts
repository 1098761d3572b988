/** Where the local services read the time, so that tests can move it. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Whole seconds since the Unix epoch, the unit of JWT claims and DynamoDB expiry. */
export function epochSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}
