/** Parses JSON that this site has stored; null if there is none or it is invalid. */
export function parseKept<T extends object>(text: string | null): T | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return typeof value === "object" ? (value as T | null) : null;
  } catch {
    return null;
  }
}
