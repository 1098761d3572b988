/** Splits a text into words. Long lists of names are written as one text. */
export function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/);
}
