import { BoundedMap } from "../../../../core/boundedMap";
import { LibraryFault } from "../realm/signals";
import { lookup } from "../../../../core/lookup";

const posixClasses = lookup({
  Lower: "a-z",
  Upper: "A-Z",
  ASCII: "\\x00-\\x7F",
  Alpha: "a-zA-Z",
  Digit: "0-9",
  Alnum: "a-zA-Z0-9",
  Punct: "!-\\/:-@\\[-`{-~",
  Graph: "!-~",
  Print: " -~",
  Blank: " \\t",
  Cntrl: "\\x00-\\x1F\\x7F",
  XDigit: "0-9a-fA-F",
  Space: "\\s",
});

const escapes: Record<string, string> = {
  A: "^",
  z: "$",
  Z: "(?=\\n?$)",
  h: "[ \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]",
  R: "(?:\\r\\n|[\\n-\\r\\u0085\\u2028\\u2029])",
};

/** A handler may make patterns from its input: the cache must not grow with them. */
const cache = new BoundedMap<string, RegExp>(500);

/**
 * A java.util.regex.Pattern as a regular expression of JavaScript, as far as that has an equal:
 * inline flags at the start, \\Q…\\E, POSIX classes, \\A, \\z, \\Z, \\h and \\R are translated;
 * possessive quantifiers and atomic groups have none and are refused.
 * https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 * @throws LibraryFault for a pattern that is no pattern.
 */
export function javaPattern(pattern: string, flags = ""): RegExp {
  const key = `${flags}/${pattern}`;
  return cache.get(key) ?? cache.set(key, compile(pattern, flags));
}

/** String.replace and replaceAll of the runtime, whose pattern is one of Java. */
export function replaceJavaPattern(
  text: string,
  pattern: string,
  replacement: string,
  all: boolean,
): string {
  return text.replace(javaPattern(pattern, all ? "g" : ""), replacement);
}

/** An upper bound of the characters that replaceJavaPattern puts in: each "$" may stand for all of the text. */
export function replacedCharacters(text: string, replacement: string, all: boolean): number {
  const references = replacement.split("$").length - 1;
  return (all ? text.length + 1 : 1) * (replacement.length + references * text.length);
}

function compile(pattern: string, flags: string): RegExp {
  const inline = /^\(\?([ims]+)\)/.exec(pattern);
  const source = translate(inline ? pattern.slice(inline[0].length) : pattern);
  const allFlags = [...new Set(flags + (inline?.[1] ?? ""))].join("");
  try {
    return new RegExp(source, /\\p\{/i.test(source) ? `${allFlags}u` : allFlags);
  } catch {
    throw new LibraryFault(`The pattern "${pattern}" is not supported`);
  }
}

function translate(pattern: string): string {
  let inClass = false;
  return pattern.replace(
    /\\Q([\s\S]*?)(?:\\E|$)|\\[pP]\{(\w+)\}|\\([\s\S])|([*+?}])\+|\(\?>|[[\]]/g,
    (whole, quoted?: string, named?: string, escaped?: string, possessive?: string) => {
      if (quoted !== undefined) return quoted.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
      if (named !== undefined) return namedClass(whole, named, inClass);
      if (escaped !== undefined) return inClass ? whole : (escapes[escaped] ?? whole);
      if ((possessive !== undefined && !inClass) || whole === "(?>") {
        throw new LibraryFault(`The pattern "${pattern}" is not supported`);
      }
      if (whole === "[") inClass = true;
      if (whole === "]") inClass = false;
      return whole;
    },
  );
}

function namedClass(whole: string, name: string, inClass: boolean): string {
  const posix = posixClasses[name];
  if (posix === undefined) {
    const property = name.replace(/^Is(?=[A-Z])/, "");
    return `${whole.slice(0, 2)}{${property}}`;
  }
  if (!inClass) return `[${whole[1] === "P" ? "^" : ""}${posix}]`;
  return posix;
}
