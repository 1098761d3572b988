import { util } from "@aws-appsync/utils";

/**
 * Numbers of at most 15 characters and two digits of exponent: a double represents each of them
 * exactly.
 */
const plain = "(?<![^ ])(?=[^ ]{1,15}(?![^ ]))-?[0-9.]+([eE][+-]?[0-9]{1,2})?(?![^ ])";

/** Zeros with a minus sign, which JSON.stringify drops. */
const minusZero = "^(.* )?-0[.0]*([eE][^ ]*)?( .*)?$";

/**
 * Whether a JSON text has the same meaning after parsing and printing: no number is rounded or out
 * of range, and no object has a name twice. `printed` is JSON.stringify of the parsed text. Uses no
 * loops: AppSync ends long ones.
 */
export function survivesParsing(text: string, printed: string): boolean {
  const outside = outsideStrings(text);
  const numbers = numbersIn(outside);
  if (util.matches(minusZero, numbers)) return false;
  if (outside.split(":").length !== outsideStrings(printed).split(":").length) return false;
  return longNumbers(numbers).every(
    (number) => decimalOf(number) === decimalOf(JSON.stringify(JSON.parse(number))),
  );
}

/**
 * Whether printed JSON contains integers that are too large to be certain about their original
 * digits.
 */
export function hasLargeIntegers(printed: string): boolean {
  return longNumbers(numbersIn(outsideStrings(printed))).some((number) => {
    const value = JSON.parse(number) as number;
    const digits = decimalOf(number).split("e")[0] ?? "";
    return digits.length > 15 && (value > 9007199254740991 || value < -9007199254740991);
  });
}

function longNumbers(numbers: string): string[] {
  return numbers
    .replaceAll(plain, "")
    .split(" ")
    .filter((number) => number !== "");
}

/** The numbers outside strings, separated by single blanks. */
function numbersIn(outside: string): string {
  return outside.replaceAll("true|false|null", " ").replaceAll("[\\[\\]{}:,\\s]+", " ");
}

/**
 * A JSON text without its strings: every second part between its quotation marks, after its escapes
 * are removed.
 */
function outsideStrings(text: string): string {
  const parts = text.split("\\\\").join("").split('\\"').join("").split('"');
  return parts.filter((_, index) => index % 2 === 0).join(" ");
}

/** A number as "<digits>e<exponent>", without zeros at either end of its digits. */
function decimalOf(number: string): string {
  const [mantissa = "", exponent = "0"] = number.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split("-").join("").split(".");
  const digits = `${whole}${fraction}`.replaceAll("^0+", "");
  const significant = digits.replaceAll("0+$", "");
  const shift = digits.length - significant.length - fraction.length;
  const sign = mantissa.startsWith("-") ? "-" : "";
  return significant === "" ? "0" : `${sign}${significant}e${+exponent + shift}`;
}
