/** AWS's sequence numbers have 21 to 40 digits, which its clients check; the engine counts from 1. */
const DIGITS = 20;

/** Converts the engine's number to a sequence number for clients. */
export function awsSequenceNumber(number: string): string {
  return `1${number.padStart(DIGITS, "0")}`;
}

/** Converts a client's sequence number to the engine's; undefined if no record can have it. */
export function engineSequenceNumber(number: string): number | undefined {
  const digits = /^1(\d{20})$/.exec(number)?.[1];
  return digits === undefined || Number(digits) > Number.MAX_SAFE_INTEGER
    ? undefined
    : Number(digits);
}
