import { AwsError } from "../../../core/awsError";
import { charactersOf } from "../../../core/physicalName";
import type { ResourceRequest } from "../../../core/resourceHandler";
import { isDateTime } from "../schema/scalarFormats";

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** Without `expires` a key expires after 7 days. */
const DEFAULT_DAYS = 7;
const MOST_DAYS = 365;

/** How long an expired key is kept, in seconds. */
export const DELETION_SECONDS = 60 * DAY;

const KEY = /^da2-[a-z0-9]{26}$/;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Whether a text has the format of an API key. */
export function isApiKey(text: string): boolean {
  return KEY.test(text);
}

/** Generates a key; a repeated creation gets the same key. */
export function newApiKey(request: Pick<ResourceRequest, "token">): string {
  return `da2-${charactersOf(request, "abcdefghijklmnopqrstuvwxyz234567", 26)}`;
}

/**
 * The expiry of a key in seconds since the epoch, rounded down to the hour, from the declared `expires` or AWS's
 * default.
 * https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateApiKey.html
 * @param now milliseconds since the epoch
 * @throws AwsError BadRequestException for an invalid RFC 3339 time, ApiKeyValidityOutOfBoundsException for less than 1
 * day or more than 365
 */
export function readExpires(expires: unknown, now: number): number {
  const seconds = Math.floor(now / 1000);
  if (expires === undefined || expires === null) return hourOf(seconds + DEFAULT_DAYS * DAY);
  if (typeof expires !== "string" || !RFC3339.test(expires) || !isDateTime(expires)) {
    throw new AwsError(
      "BadRequestException",
      `expected "expires" to be a valid RFC3339 date, got ${JSON.stringify(expires)}.`,
    );
  }
  const end = hourOf(Math.floor(Date.parse(expires) / 1000));
  // UNVERIFIED: that whole hours are compared, so that "now plus one day" passes.
  if (end >= hourOf(seconds) + DAY && end <= seconds + MOST_DAYS * DAY) return end;
  throw new AwsError(
    "ApiKeyValidityOutOfBoundsException",
    `The API key expiration must be set to a value between 1 and ${MOST_DAYS} days from now, got "${expires}".`,
  );
}

/** The expiry in the provider's format: "2027-01-31T10:00:00Z". */
export function showExpires(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

function hourOf(seconds: number): number {
  return seconds - (seconds % HOUR);
}
