/** A lookup table without a prototype, for names that clients choose: "constructor" or "__proto__" finds nothing. */
export function lookup<T>(entries: Record<string, T>): Readonly<Record<string, T | undefined>> {
  return Object.assign(Object.create(null), entries);
}
