import { lookup } from "../../../../../core/lookup";
import type { PatternReader } from "./patternReader";

/** Character sets in the syntax for use inside a class. */
const sets = lookup({
  d: "0-9",
  w: "a-zA-Z_0-9",
  s: " \\t\\n\\v\\f\\r",
  h: " \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000",
  v: "\\n\\v\\f\\r\\x85\\u2028\\u2029",
});

const posixClasses = lookup({
  Lower: "a-z",
  Upper: "A-Z",
  ASCII: "\\x00-\\x7F",
  Alpha: "a-zA-Z",
  Digit: "0-9",
  Alnum: "a-zA-Z0-9",
  Punct: "\\!-\\/\\:-\\@\\[-\\`\\{-\\~",
  Graph: "\\!-\\~",
  Print: " -\\~",
  Blank: " \\t",
  Cntrl: "\\x00-\\x1F\\x7F",
  XDigit: "0-9a-fA-F",
  Space: " \\t\\n\\v\\f\\r",
});

/** Binary properties of Java that have no Unicode name. */
const properties = lookup({
  IsLetter: "L",
  IsDigit: "Nd",
  IsPunctuation: "P",
  IsControl: "Cc",
  IsTitlecase: "Lt",
  IsWhiteSpace: "White_Space",
  javaLowerCase: "Lowercase",
  javaUpperCase: "Uppercase",
});

/** Properties that distinguish upper and lower case: with (?i) their meaning differs between versions of Java. */
const CASED = /^(?:Lower|Upper|L[lut]|(?:Is|java)?(?:Lower|Upper|Title)[cC]ase)$/;

const controls = lookup({ t: "\t", n: "\n", r: "\r", f: "\f", a: "\x07", e: "\x1b" });

/** One character, or a set of characters as a class. */
export type Escaped = { character: string } | { set: string };

/** The meaning of `\` and the following characters, if it is a character or a set. */
export function readEscaped(reader: PatternReader, ignoresCase: boolean): Escaped | undefined {
  const set = sets[reader.peek().toLowerCase()];
  if (set !== undefined) {
    const name = reader.next();
    return { set: name === name.toLowerCase() ? `[${set}]` : `[^${set}]` };
  }
  const property = reader.match(/^([pP])(?:\{(\^?[^}]*)\}|([A-Za-z]))/);
  if (property) {
    const [, kind, long, short] = property;
    return { set: readProperty(reader, (long ?? short)!, kind === "P", ignoresCase) };
  }
  const control = controls[reader.peek()];
  if (control !== undefined) {
    reader.next();
    return { character: control };
  }
  return readCode(reader) ?? readPlain(reader);
}

function readCode(reader: PatternReader): Escaped | undefined {
  const hex = reader.match(/^(?:x([0-9a-fA-F]{2})|x\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4}))/);
  const octal = hex ? undefined : reader.match(/^0([0-3]?[0-7]{1,2})/);
  const control = hex || octal ? undefined : reader.match(/^c([\s\S])/);
  if (control) return { character: String.fromCharCode(control[1]!.charCodeAt(0) ^ 64) };
  const digits = hex?.[1] ?? hex?.[2] ?? hex?.[3];
  if (digits === undefined && !octal) return undefined;
  const code = digits === undefined ? parseInt(octal![1]!, 8) : parseInt(digits, 16);
  if (code > 0x10ffff) reader.refuse();
  return { character: String.fromCodePoint(code) };
}

/** Any character except a letter or a digit stands for itself. */
function readPlain(reader: PatternReader): Escaped | undefined {
  return reader.isAtEnd || /^[a-zA-Z0-9]$/.test(reader.peek())
    ? undefined
    : { character: reader.next() };
}

function readProperty(
  reader: PatternReader,
  name: string,
  isNegated: boolean,
  ignoresCase: boolean,
): string {
  if (ignoresCase && CASED.test(name)) reader.refuse(`\\p{${name}} with (?i)`);
  const posix = posixClasses[name];
  if (posix !== undefined) return `[${isNegated ? "^" : ""}${posix}]`;
  const own = name.replace(/^(?:Is(?=[A-Z])|(?:general_category|gc)=)/, "");
  const script = name.replace(/^(?:Is(?=[A-Z])|(?:script|sc)=)/, "");
  const known = [properties[name], own, `Script=${script}`].find(
    (one) => one !== undefined && isProperty(one),
  );
  if (known === undefined) return reader.refuse(`\\p{${name}}`);
  return `\\${isNegated ? "P" : "p"}{${known}}`;
}

function isProperty(name: string): boolean {
  try {
    return new RegExp(`\\p{${name}}`, "v") !== undefined;
  } catch {
    return false;
  }
}
