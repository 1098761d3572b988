const attribute = /\s+([A-Za-z_][\w:.-]*)=("[^"<]*"|'[^'<]*')/y;
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const bareAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/;

/**
 * The reason why a text is not one well-formed XML element; undefined if it is. It supports
 * elements, attributes, text and references. Anything else (comments, CDATA, instructions) counts
 * as a problem, because covers do not use it.
 */
export function xmlProblem(text: string): string | undefined {
  if (forbidden.test(text)) return "a character that XML does not allow";
  if (bareAmpersand.test(text)) return "an ampersand that starts no reference";
  const open: string[] = [];
  let roots = 0;
  for (const [piece] of text.matchAll(/<[^>]*>?|[^<]+/g)) {
    if (!piece.startsWith("<")) {
      if (open.length === 0 && piece.trim() !== "") return `text outside the element: "${piece}"`;
      if (piece.includes("]]>")) return 'the sequence "]]>" in text';
      continue;
    }
    const tag = /^<(\/?)([A-Za-z_][\w:.-]*)([^>]*?)(\/?)>$/.exec(piece);
    if (!tag) return `no tag: "${piece}"`;
    const [, closing, name, attributes, empty] = tag as unknown as string[];
    if (closing) {
      const expected = open.pop();
      if (expected !== name) return `</${name}> where </${expected}> is due`;
      continue;
    }
    if (open.length === 0) roots += 1;
    const problem = attributesProblem(attributes ?? "");
    if (problem) return problem;
    if (!empty) open.push(name ?? "");
  }
  if (open.length > 0) return `<${open.at(-1)}> is never closed`;
  return roots === 1 ? undefined : `${roots} elements where one is due`;
}

function attributesProblem(text: string): string | undefined {
  const seen = new Set<string>();
  let at = 0;
  while (at < text.trimEnd().length) {
    attribute.lastIndex = at;
    const match = attribute.exec(text);
    if (!match) return `no attribute: "${text.slice(at)}"`;
    const name = match[1] ?? "";
    if (seen.has(name)) return `attribute "${name}" twice`;
    seen.add(name);
    at = attribute.lastIndex;
  }
  return undefined;
}
