import { isSensitiveName } from "./isSensitiveName";

/**
 * Placeholders of a DynamoDB expression for the value of a sensitive attribute: `:claim` in `SET ClaimToken =
 * if_not_exists(ClaimToken, :claim)`, or in `#a = :claim` where #a is ClaimToken.
 */
export function pairedPlaceholders(
  expression: string,
  names: Readonly<Record<string, unknown>>,
): Set<string> {
  const found = new Set<string>();
  for (const clause of clausesOf(expression)) {
    const words = clause.match(WORD) ?? [];
    const isSensitive = words.some((word) => isSensitiveName(String(names[word] ?? word)));
    if (!isSensitive) continue;
    for (const word of words) if (word.startsWith(":")) found.add(word);
  }
  return found;
}

const WORD = /[#:]?\w+/g;

/** Splits an expression into assignments and comparisons; functions keep their arguments. */
function clausesOf(expression: string): string[] {
  const clauses: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < expression.length; at += 1) {
    const character = expression[at];
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (character === "," && depth === 0) {
      clauses.push(expression.slice(start, at));
      start = at + 1;
    }
  }
  clauses.push(expression.slice(start));
  return clauses.flatMap((clause) => clause.split(/\b(?:AND|OR|SET|ADD|REMOVE|DELETE)\b/i));
}
