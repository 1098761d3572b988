import { util } from "@aws-appsync/utils";
import { fail } from "./fail";
import { matchesWhole } from "./matchesWhole";
import {
  coverPattern,
  dayPattern,
  printablePattern,
  productIdPattern,
  userIdPattern,
  uuidPattern,
  visiblePattern,
} from "./patterns";

/** A product's id; InvalidInput for anything else. */
export function checkProductId(id: string): string {
  if (!matchesWhole(productIdPattern, id)) {
    fail("InvalidInput", "Product ids are 1 to 64 lower-case letters, digits and hyphens.");
  }
  return id;
}

/**
 * A UUID in lower case; InvalidInput for anything else. `name` is the name of the argument, for the
 * message.
 */
export function checkUuid(name: string, value: string): string {
  if (!matchesWhole(uuidPattern, value)) {
    fail("InvalidInput", `${name} must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.`);
  }
  return value.toLowerCase();
}

/** The id of an import; InvalidInput for anything else. */
export function checkImportId(id: string): string {
  if (!matchesWhole("^[0-9a-f]{64}$", id)) {
    fail("InvalidInput", "importId must be the SHA-256 of the file in 64 hexadecimal digits.");
  }
  return id;
}

/** A guest's identity id; InvalidInput for anything else. */
export function checkIdentityId(name: string, id: string): string {
  if (!matchesWhole("^[a-z0-9-]{1,40}:[0-9a-fA-F-]{36}$", id)) {
    fail("InvalidInput", `${name} must be the id of a guest's identity: a region and a UUID.`);
  }
  return id;
}

/** A guest cart's id; InvalidInput for anything else. Identity ids are a region and a UUID. */
export function checkGuestCartId(id: string): string {
  if (!matchesWhole("^guest#[a-z0-9-]{1,40}:[0-9a-fA-F-]{36}$", id)) {
    fail(
      "InvalidInput",
      'guestCartId must be the id of a guest\'s cart: "guest#" and an identity.',
    );
  }
  return id;
}

/** A user's sub; InvalidInput for anything else. */
export function checkUserId(id: string): string {
  if (!matchesWhole(userIdPattern, id)) {
    fail("InvalidInput", "userId must be a user's sub, as the access token holds it.");
  }
  return id;
}

/** A code of an authenticator app; InvalidInput for anything else. */
export function checkCode(code: string): string {
  if (!matchesWhole("^[0-9]{6}$", code)) {
    fail("InvalidInput", "code must be the 6 digits that your authenticator app shows.");
  }
  return code;
}

/**
 * A whole number from min to max; the default if it is omitted. `name` is the name of the argument,
 * for the message.
 */
export function checkWhole(
  name: string,
  value: number | null | undefined,
  min: number,
  max: number,
  byDefault: number,
): number {
  if (value === undefined || value === null) return byDefault;
  if (value < min || value > max || Math.floor(value) !== value) {
    fail("InvalidInput", `${name} must be a whole number from ${min} to ${max}.`);
  }
  return value;
}

/** A version that a client has read; InvalidInput for a number that cannot be a version. */
export function checkVersion(version: number): number {
  return checkWhole("expectedVersion", version, 0, 2147483646, 0);
}

/** Text of 1 to max characters, trimmed and printable. `name` is used in the message. */
export function checkText(name: string, value: string, max: number): string {
  const text = value.trim();
  if (text.length < 1 || text.length > max) {
    fail("InvalidInput", `${name} must be 1 to ${max} characters.`);
  }
  if (!matchesWhole(printablePattern, text) || !util.matches(visiblePattern, text)) {
    fail(
      "InvalidInput",
      `${name} must be text without line breaks, control characters and marks of direction.`,
    );
  }
  return text;
}

/** The path of a cover on the site; InvalidInput for anything else. */
export function checkCover(path: string): string {
  if (!matchesWhole(coverPattern, path)) {
    fail(
      "InvalidInput",
      "image must be the path of a cover on the site, such as /covers/blue-train.svg.",
    );
  }
  return path;
}

/** A day such as "2026-11-29"; InvalidInput for anything else: AWSDate also allows an offset. */
export function checkDay(name: string, day: string): string {
  if (!matchesWhole(dayPattern, day)) {
    fail("InvalidInput", `${name} must be a day such as 2026-11-29, without an offset.`);
  }
  return day;
}

/** The page token of an earlier page, or undefined for the first page. */
export function checkPageToken(value: string | null | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (value.length < 1 || value.length > 8192) {
    fail("InvalidInput", "nextToken must be one that the page before has given.");
  }
  return value;
}
