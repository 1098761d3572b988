import { isSensitiveName } from "./isSensitiveName";

/**
 * Placeholders of a DynamoDB expression that stand for the value of a sensitive attribute: `:claim` in
 * `SET ClaimToken = if_not_exists(ClaimToken, :claim)`, or in `#a = :claim` where #a is ClaimToken.
 */
export function pairedPlaceholders(
  expression: string,
  names: Readonly<Record<string, unknown>>,
): Set<string> {
  const found = new Set<string>();
  for (const [, part] of expression.matchAll(CLAUSE)) {
    const words = part!.match(WORD) ?? [];
    const isSensitive = words.some((word) => isSensitiveName(String(names[word] ?? word)));
    if (!isSensitive) continue;
    for (const word of words) if (word.startsWith(":")) found.add(word);
  }
  return found;
}

/** Assignments and comparisons, apart from one another; functions keep their arguments. */
const CLAUSE = /((?:[^,()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+)/g;
const WORD = /[#:]?\w+/g;
