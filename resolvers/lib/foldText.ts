import { util } from "@aws-appsync/utils";

/** Letters without a Unicode decomposition, with their usual transcription. */
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
 * Folds a text for searches: lower case without diacritics, with single spaces for all characters
 * that are not letters or digits. replaceAll takes Java patterns:
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
