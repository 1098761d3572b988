import { BoundedMap } from "../../../../../core/boundedMap";
import { LibraryFault } from "../../realm/signals";
import { translatePattern } from "./translatePattern";

interface Compiled {
  expression: RegExp;
  /** Whether groups have different numbers than in the pattern. */
  isRenumbered: boolean;
}

/** A handler may create patterns from its input, so the cache must have a limit. */
const cache = new BoundedMap<string, Compiled>(500);

/**
 * Converts a java.util.regex.Pattern to a regular expression of JavaScript. Constructs without an equivalent are
 * rejected by name.
 * https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 * @throws LibraryFault for an invalid pattern
 */
export function javaPattern(pattern: string, flags = ""): RegExp {
  return compiled(pattern, flags).expression;
}

/** String.replace and replaceAll of the runtime, which use Java patterns. */
export function replaceJavaPattern(
  text: string,
  pattern: string,
  replacement: string,
  all: boolean,
): string {
  const { expression, isRenumbered } = compiled(pattern, all ? "g" : "");
  if (isRenumbered && /\$\d/.test(replacement)) {
    throw new LibraryFault(
      `The pattern "${pattern}" is not supported: an atomic group with a replacement that names groups`,
    );
  }
  return text.replace(expression, replacement);
}

/** An upper bound of the characters that replaceJavaPattern inserts: each "$" may stand for the whole text. */
export function replacedCharacters(text: string, replacement: string, all: boolean): number {
  const references = replacement.split("$").length - 1;
  return (all ? text.length + 1 : 1) * (replacement.length + references * text.length);
}

function compiled(pattern: string, flags: string): Compiled {
  const key = `${flags}/${pattern}`;
  return cache.get(key) ?? cache.set(key, compile(pattern, flags));
}

function compile(pattern: string, flags: string): Compiled {
  const { source, addedGroups } = translatePattern(pattern);
  try {
    return { expression: new RegExp(source, `${flags}v`), isRenumbered: addedGroups > 0 };
  } catch {
    throw new LibraryFault(`The pattern "${pattern}" is not supported`);
  }
}
