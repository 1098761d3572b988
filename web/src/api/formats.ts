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
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && dayOf(time) === text;
}

/** The day (UTC) of a time in milliseconds. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

// The same patterns as in resolvers/lib/checkInput.ts.

export function isProductId(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(text);
}

export function isUserId(text: string): boolean {
  return /^[0-9a-z-]{1,64}$/i.test(text);
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}
