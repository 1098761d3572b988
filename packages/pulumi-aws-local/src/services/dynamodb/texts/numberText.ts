/** A message of the engine's JSON parser for an invalid number. */
const NUMBER =
  /^(?:invalid value: integer `|invalid type: floating point `|floating point `|number `)/;

/** Whether it is a message of the engine's JSON parser for a number. */
export function isNumberText(message: string): boolean {
  return NUMBER.test(message);
}

/** DynamoDB's largest Integer. UNVERIFIED: that larger numbers are read as this one. */
const MAX_INTEGER = 2_147_483_647;

/**
 * Truncates the numbers of a request to integers as DynamoDB does (https://github.com/architect/dynalite), and replaces
 * negative numbers with 0: both violate the same constraint, and the engine accepts no negative numbers. All JSON
 * numbers in a request are of this kind: those of items are strings.
 * @returns undefined if there is no such number
 */
export function withWholeNumbers(body: string): { body: string; below: number[] } | undefined {
  const below: number[] = [];
  let isChanged = false;
  const changed = JSON.stringify(JSON.parse(body), (_name, value: unknown) => {
    if (typeof value !== "number" || (value >= 0 && Number.isSafeInteger(value))) return value;
    isChanged = true;
    if (value < 0) below.push(Math.trunc(value));
    return Math.min(Math.max(0, Math.trunc(value)), MAX_INTEGER);
  });
  return isChanged ? { body: changed, below } : undefined;
}

/** Replaces the 0 in a message with the negative number that it stands for. */
export function withNumber(message: string, below: readonly number[]): string {
  return below.length === 1 ? message.replace("Value '0' at", `Value '${below[0]}' at`) : message;
}
