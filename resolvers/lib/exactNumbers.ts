import { util } from "@aws-appsync/utils";

/** Numbers of at most 15 characters and two digits of exponent: a double holds each of them exactly. */
const plain = "(?<![^ ])(?=[^ ]{1,15}(?![^ ]))-?[0-9.]+([eE][+-]?[0-9]{1,2})?(?![^ ])";

/** Zeros with a sign, which JSON drops. */
const minusZero = "^(.* )?-0[.0]*([eE][^ ]*)?( .*)?$";

/**
 * Whether a JSON text says the same after it was parsed and printed: no number is rounded, none is out of range, and no
 * name stands twice in an object. `printed` is JSON.stringify of the parsed text. No loops: AppSync ends long ones.
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

/** Whether printed JSON holds whole numbers that are too large to know how they were written. */
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

/** The numbers of what stands outside strings, between single blanks. */
function numbersIn(outside: string): string {
  return outside.replaceAll("true|false|null", " ").replaceAll("[\\[\\]{}:,\\s]+", " ");
}

/** A JSON text without its strings: every second part between its quotation marks, once escapes are gone. */
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
