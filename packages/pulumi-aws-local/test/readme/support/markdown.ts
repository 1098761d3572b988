/** The code blocks of a language, in document order. */
export function blocksOf(markdown: string, language: string): string[] {
  const blocks = markdown.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"));
  return [...blocks].map(([, text]) => text!);
}

/** The text below each second-level heading, by heading. */
export function sectionsOf(markdown: string): Map<string, string> {
  const parts = markdown.split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.split("\n")[0]!, part]));
}

/** The cells of the first column that are code. */
export function firstCells(markdown: string): string[] {
  return [...markdown.matchAll(/^\| `([^`]+)` *\|/gm)].map(([, name]) => name!);
}

/** The anchors of a document's headings. */
export function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, "")
      .replaceAll(" ", "-"),
  );
}
