import { util } from "@aws-appsync/utils";

/** Letters that have no decomposition, as people type them. */
const letters: [string, string][] = [
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ı", "i"],
];

/**
 * A text as searches compare it: small letters without diacritics, and single spaces for all that is not a letter or digit.
 * replaceAll takes patterns of Java:
 * https://docs.aws.amazon.com/appsync/latest/devguide/built-in-functions-js.html
 */
export function foldText(text: string): string {
  let folded = util.str.normalize(text.toLowerCase(), "nfkd").replaceAll("\\p{M}", "");
  for (const [letter, plain] of letters) folded = folded.split(letter).join(plain);
  return folded.replaceAll("['’]", "").replaceAll("[^\\p{L}\\p{N}]+", " ").trim();
}

/** The words of a folded text. */
export function wordsOf(folded: string): string[] {
  return folded === "" ? [] : folded.split(" ");
}
