import type { LibraryFunction } from "../realm/evaluationState";
import { LibraryFault } from "../realm/signals";
import { javaPattern } from "./pattern/javaPattern";

/**
 * Encoding helpers of util.
 * https://docs.aws.amazon.com/appsync/latest/devguide/built-in-util-js.html
 */
export const textUtil: Record<string, LibraryFunction> = {
  escapeJavaScript: ([value]) => (value == null ? null : escapeJavaScript(String(value))),
  urlEncode: ([value]) => (value == null ? null : urlEncode(String(value))),
  urlDecode: ([value]) => (value == null ? null : urlDecode(String(value))),
  base64Encode: ([value]) =>
    value == null ? null : Buffer.from(String(value), "utf8").toString("base64"),
  base64Decode: ([value]) =>
    value == null ? null : Buffer.from(String(value), "base64").toString("utf8"),
  // UNVERIFIED: that a match anywhere counts; anchored patterns have the same result either way.
  matches: ([pattern, value]) => javaPattern(String(pattern)).test(String(value)),
};

/** util.str */
export const stringUtil: Record<string, LibraryFunction> = {
  normalize: ([value, form]) => {
    const name = String(form).toUpperCase();
    if (!/^NFK?[CD]$/.test(name)) {
      throw new LibraryFault(`util.str.normalize: unknown form "${String(form)}"`);
    }
    return String(value).normalize(name);
  },
};

const shortEscapes: Record<string, string> = {
  "\b": "\\b",
  "\n": "\\n",
  "\t": "\\t",
  "\f": "\\f",
  "\r": "\\r",
};

/** Like StringEscapeUtils.escapeEcmaScript of Apache Commons, on which VTL's util is based. */
function escapeJavaScript(text: string): string {
  return text.replace(/['"\\/]|[^ -~]/g, (character) => {
    if (/['"\\/]/.test(character)) return `\\${character}`;
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return shortEscapes[character] ?? `\\u${code}`;
  });
}

/** application/x-www-form-urlencoded, as java.net.URLEncoder encodes it. */
function urlEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+");
}

function urlDecode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    throw new LibraryFault("util.urlDecode: the value is not URL encoded");
  }
}
