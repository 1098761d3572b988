import {
  coverPattern,
  dayPattern,
  printablePattern,
  productIdPattern,
  userIdPattern,
  uuidPattern,
  visiblePattern,
} from "../../../resolvers/lib/patterns";

/**
 * Whether AppSync accepts a text as AWSEmail. For any other text it rejects the whole request, and the error names only
 * the variable.
 */
export function isApiEmail(text: string): boolean {
  return (
    text.length <= 320 &&
    /^[^\s@"(),:;<>[\\\]]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i.test(
      text,
    )
  );
}

/** Whether a text is a day of the calendar such as "2026-11-29". Date.parse reads "2026-02-30" as 2 March. */
export function isDay(text: string): boolean {
  const time = matches(dayPattern, text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && dayOf(time) === text;
}

/** The day (UTC) of a time in milliseconds. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

export function isProductId(text: string): boolean {
  return matches(productIdPattern, text);
}

export function isUserId(text: string): boolean {
  return matches(userIdPattern, text);
}

export function isUuid(text: string): boolean {
  return matches(uuidPattern, text);
}

/** Whether a text is the path of a cover on the site. */
export function isCover(text: string): boolean {
  return matches(coverPattern, text);
}

/** Whether a text has no line breaks, control characters and marks of direction, and is not blank. */
export function isPrintable(text: string): boolean {
  return matches(printablePattern, text) && matches(visiblePattern, text);
}

function matches(pattern: string, text: string): boolean {
  return new RegExp(pattern, "u").test(text);
}
