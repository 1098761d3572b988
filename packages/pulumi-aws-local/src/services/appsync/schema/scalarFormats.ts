import { isIP } from "node:net";

/*
 * The text formats of AppSync's scalars: extended ISO 8601 for dates and times. The offset is optional for dates and
 * times, and required for date-times.
 * https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */

/** UNVERIFIED: at most 18 hours, as in Java's ZoneOffset. */
const OFFSET = "(?:Z|[+-](?:(?:0\\d|1[0-7]):[0-5]\\d(?::[0-5]\\d)?|18:00(?::00)?))";
const DATE = "(\\d{4})-(\\d{2})-(\\d{2})";
const TIME = "(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?";
const DATE_ONLY = new RegExp(`^${DATE}${OFFSET}?$`);
const TIME_ONLY = new RegExp(`^${TIME}${OFFSET}?$`);
const DATE_TIME = new RegExp(`^${DATE}T${TIME}${OFFSET}$`);
const EMAIL =
  /^[^\s@"(),:;<>[\\\]]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const PHONE = /^\+?[\d\s().-]+$/;

/** "2024-02-29", with an optional offset: AWSDate. */
export function isDate(text: string): boolean {
  const match = DATE_ONLY.exec(text);
  return match !== null && isCalendarDay(match[1], match[2], match[3]);
}

/** "12:30", "12:30:24.500" with an optional offset: AWSTime. */
export function isTime(text: string): boolean {
  const match = TIME_ONLY.exec(text);
  return match !== null && isClockTime(match[1], match[2], match[3]);
}

/** "2024-02-29T12:30:24.500Z" with a required offset: AWSDateTime. */
export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  return (
    match !== null &&
    isCalendarDay(match[1], match[2], match[3]) &&
    isClockTime(match[4], match[5], match[6])
  );
}

/** local-part@domain as in RFC 822: AWSEmail. UNVERIFIED: quoted local parts are rejected here. */
export function isEmail(text: string): boolean {
  return text.length <= 320 && EMAIL.test(text);
}

/** Digits with optional separators and country code; without one, a US number: AWSPhone. */
export function isPhone(text: string): boolean {
  if (!PHONE.test(text)) return false;
  // Loaded when the first phone number is checked: the library's metadata takes tens of milliseconds.
  const { parsePhoneNumberFromString } =
    require("libphonenumber-js") as typeof import("libphonenumber-js");
  return parsePhoneNumberFromString(text, "US")?.isPossible() === true;
}

/** A URL with a scheme and without a double slash in its path: AWSURL. */
export function isUrl(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  return !new URL(text).pathname.includes("//");
}

/** IPv4 or IPv6, with an optional CIDR suffix: AWSIPAddress. */
export function isIpAddress(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

function isCalendarDay(year?: string, month?: string, day?: string): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

function isClockTime(hours?: string, minutes?: string, seconds = "0"): boolean {
  return Number(hours) <= 23 && Number(minutes) <= 59 && Number(seconds) <= 59;
}
