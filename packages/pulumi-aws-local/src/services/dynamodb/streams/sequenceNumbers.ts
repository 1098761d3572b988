/** AWS's sequence numbers have 21 to 40 digits, and its clients check that; the engine counts from 1. */
const DIGITS = 20;

/** The sequence number that callers see for the engine's. */
export function awsSequenceNumber(number: string): string {
  return `1${number.padStart(DIGITS, "0")}`;
}

/** The engine's number for one of a caller; undefined for one that no record can have. */
export function engineSequenceNumber(number: string): number | undefined {
  const digits = /^1(\d{20})$/.exec(number)?.[1];
  return digits === undefined || Number(digits) > Number.MAX_SAFE_INTEGER
    ? undefined
    : Number(digits);
}
