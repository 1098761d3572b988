/** The engine's parser of JSON, for a number that it does not take. */
const NUMBER =
  /^(?:invalid value: integer `|invalid type: floating point `|floating point `|number `)/;

/** Whether a message is the engine's parser's, for a number. */
export function isNumberText(message: string): boolean {
  return NUMBER.test(message);
}

/** DynamoDB's largest Integer. UNVERIFIED: that it reads what is beyond as this. */
const MAX_INTEGER = 2_147_483_647;

/**
 * A request as DynamoDB reads its numbers, whole ones (https://github.com/architect/dynalite), with 0 for those below: both break
 * the same constraint, and the engine takes no number below 0. All numbers in a request are of this kind: those of items are text.
 * @returns undefined when there is no such number
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

/** A message about the 0 that stands for a number below it, about that number. */
export function withNumber(message: string, below: readonly number[]): string {
  return below.length === 1 ? message.replace("Value '0' at", `Value '${below[0]}' at`) : message;
}
