/**
 * Returns the nesting depth of the brackets of a text, in one pass and without recursion. Brackets in strings and
 * comments are skipped only if the count with them exceeds `limit`, because skipping takes longer.
 */
export function nestingOf(text: string, limit: number, language: "GraphQL" | "JSON"): number {
  const nesting = deepest(text, () => 0);
  return nesting <= limit ? nesting : deepest(text, language === "JSON" ? endOfString : endOfText);
}

function deepest(text: string, endOf: (text: string, at: number) => number): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === "{" || character === "[" || character === "(") {
      depth += 1;
      if (depth > most) most = depth;
    } else if (character === "}" || character === "]" || character === ")") {
      depth -= 1;
    } else if (character === '"' || character === "#") {
      at = Math.max(at, endOf(text, at));
    }
  }
  return most;
}

/** The end of the string, block string or comment of a GraphQL document that begins at `start`. */
function endOfText(text: string, start: number): number {
  if (text[start] === "#") {
    const end = text.indexOf("\n", start);
    return end < 0 ? text.length : end;
  }
  return text.startsWith('"""', start) ? endOfBlock(text, start) : endOfString(text, start);
}

/** A line break also ends a string, so an unterminated string does not hide the rest. */
function endOfString(text: string, start: number): number {
  if (text[start] !== '"') return start;
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"' || text[at] === "\n") return at;
  }
  return text.length;
}

function endOfBlock(text: string, start: number): number {
  let end = text.indexOf('"""', start + 3);
  while (end > 0 && text[end - 1] === "\\") end = text.indexOf('"""', end + 3);
  return end < 0 ? text.length : end + 2;
}
