import type { LibraryFunction } from "../realm/evaluationState";
import { LibraryFault } from "../realm/signals";
import type * as JavaTime from "./time/javaTime";

/** js-joda takes 40 ms to load, and few handlers format times. */
const javaTime = () => require("./time/javaTime") as typeof JavaTime;

/**
 * util.time.
 * https://docs.aws.amazon.com/appsync/latest/devguide/time-helpers-in-util-time-js.html
 */
export const timeUtil: Record<string, LibraryFunction> = {
  nowISO8601: (_args, { clock }) => new Date(clock.now()).toISOString(),
  nowEpochSeconds: (_args, { clock }) => Math.floor(clock.now() / 1000),
  nowEpochMilliSeconds: (_args, { clock }) => clock.now(),
  nowFormatted: ([pattern, zone], { clock }) =>
    javaTime().formatTime(clock.now(), String(pattern), zoneOf(zone)),
  parseFormattedToEpochMilliSeconds: ([text, pattern, zone]) =>
    javaTime().parseTime(String(text), String(pattern), zone == null ? undefined : String(zone)),
  parseISO8601ToEpochMilliSeconds: ([text]) => parseIso(String(text)),
  epochMilliSecondsToSeconds: ([milliseconds]) => Math.floor(Number(milliseconds) / 1000),
  epochMilliSecondsToISO8601: ([milliseconds]) => new Date(Number(milliseconds)).toISOString(),
  epochMilliSecondsToFormatted: ([milliseconds, pattern, zone]) =>
    javaTime().formatTime(Number(milliseconds), String(pattern), zoneOf(zone)),
};

function zoneOf(zone: unknown): string {
  return zone == null ? "UTC" : String(zone);
}

function parseIso(text: string): number {
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
  const milliseconds = iso.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(milliseconds)) {
    throw new LibraryFault(`Text '${text}' could not be parsed as an ISO 8601 date and time`);
  }
  return milliseconds;
}
