import { maskApiKeys } from "../../../core/maskApiKeys";
import { isSensitiveName } from "./isSensitiveName";
import { MASK } from "./mask";

/** Masks parts of a text whose format shows that they are secrets. */
export function redactPatterns(text: string): string {
  let redacted = maskApiKeys(text);
  for (const [pattern, replacement] of PATTERNS) {
    redacted = redacted.replace(pattern, replacement);
  }
  return redacted.replace(NAMED, (whole: string, start: string, name: string) => {
    if (!isSensitiveName(name)) return whole;
    const [quote = ""] = /^\\*["']/.exec(whole.slice(start.length)) ?? [];
    return start + quote + MASK + quote;
  });
}

const PATTERNS: readonly [RegExp, string][] = [
  // A JWT, complete or truncated: the base64 of '{"'.
  [/eyJ[\w-]{6,}(?:\.[\w-]*)*/g, MASK],
  [/AWS4-HMAC-SHA256\s[^"\n\\]*/g, `AWS4-HMAC-SHA256 ${MASK}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${MASK}`],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [/(?:ASIA|AKIA)[A-Z0-9]{8,}/g, MASK],
  // Opaque tokens, such as refresh tokens and claim tokens: names and text typed by a user are never as long and mixed.
  [/(?<![\w+/-])(?=[A-Za-z+/_-]*\d)(?=[\d+/_-]*[A-Za-z])[A-Za-z0-9+/_-]{64,}={0,2}/g, MASK],
  [/\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{40,}\b/gi, MASK],
];

/**
 * `"claimToken": "…"` in incomplete JSON, escaped or not, and `token=…` in a query string. The text after a name in a
 * DynamoDB expression, such as `:claim`, is a placeholder.
 */
const NAMED = new RegExp(
  [
    /((?<![\w-])\\{0,8}["']?([\w-]+)\\{0,8}["']?(?:\s*:\s*(?=\\{0,8}["']|\d{4})|=(?![:#$\s=])))/,
    /(?:"(?:[^"\\]|\\.)*"?|\\+"(?:[^"\\]|\\+[^"\\])*(?:\\+")?|'[^']*'?|[^\s&,;"')}\]]+)/,
  ]
    .map(({ source }) => source)
    .join(""),
  "g",
);
