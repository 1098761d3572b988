/** The object or array that a text is in JSON; undefined for all else. */
export function parseContainer(text: string): object | undefined {
  const first = text.trimStart()[0];
  if (first !== "{" && first !== "[") return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
