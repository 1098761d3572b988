/**
 * A table to look up by names that others choose: it has its entries and nothing else, so that "constructor" or
 * "__proto__" finds nothing.
 */
export function lookup<T>(entries: Record<string, T>): Readonly<Record<string, T | undefined>> {
  return Object.assign(Object.create(null), entries);
}
