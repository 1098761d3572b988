/**
 * A pattern as a list of UTF-16 code units and wildcards. Wildcards are not code units, so no text can be interpreted
 * as a wildcard.
 */
export type Pattern = readonly number[];

/** `*`: any number of characters. */
const ANY = -1;

/** `?`: one character. */
const ONE = -2;

const COLON = 0x3a;

/** Builds a pattern that matches exactly the text. */
export function literalPattern(text: string): number[] {
  const pattern: number[] = [];
  for (let i = 0; i < text.length; i++) pattern.push(text.charCodeAt(i));
  return pattern;
}

/** Builds a pattern from a text with wildcards. */
export function wildcardPattern(text: string): number[] {
  return literalPattern(text).map((unit) => (unit === 0x2a ? ANY : unit === 0x3f ? ONE : unit));
}

/** Whether the whole value matches. The time is at most proportional to the product of both lengths. */
export function matchesPattern(pattern: Pattern, value: string): boolean {
  let p = 0;
  let v = 0;
  let lastAny = -1;
  let resumeAt = 0;
  while (v < value.length) {
    const unit = pattern[p];
    if (unit === ANY) {
      lastAny = p++;
      resumeAt = v;
    } else if (unit === ONE) {
      p++;
      v += value.codePointAt(v)! > 0xffff ? 2 : 1;
    } else if (unit !== undefined && unit === value.charCodeAt(v)) {
      p++;
      v++;
    } else if (lastAny >= 0) {
      // The last `*` matches one more character.
      p = lastAny + 1;
      v = ++resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[p] === ANY) p++;
  return p === pattern.length;
}

/** Splits a pattern at colons; the last part contains the remaining colons. */
export function splitPattern(pattern: Pattern, parts: number): Pattern[] {
  const split: Pattern[] = [];
  let start = 0;
  while (split.length < parts - 1) {
    const colon = pattern.indexOf(COLON, start);
    if (colon < 0) break;
    split.push(pattern.slice(start, colon));
    start = colon + 1;
  }
  split.push(pattern.slice(start));
  return split;
}
