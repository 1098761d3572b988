/** Parses JSON that this site has kept; null when there is none, or something else has written there. */
export function parseKept<T extends object>(text: string | null): T | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return typeof value === "object" ? (value as T | null) : null;
  } catch {
    return null;
  }
}
