/** Parses a text that is a JSON object or array; undefined for any other text. */
export function parseContainer(text: string): object | undefined {
  const first = text.trimStart()[0];
  if (first !== "{" && first !== "[") return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
