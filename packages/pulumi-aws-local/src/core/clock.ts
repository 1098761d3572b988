/** The clock of the local services. Tests can move it. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** The time of the machine, if `now` may differ from it. */
  machineNow?(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Whole seconds since the Unix epoch, the unit of JWT claims and DynamoDB expiry. */
export function epochSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}

/** The time for checking signatures: clients sign with the time of their machine, which tests do not move. */
export function signingTime(clock: Clock): number {
  return clock.machineNow?.() ?? clock.now();
}
