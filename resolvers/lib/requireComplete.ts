import { failUnavailable } from "./fail";

/**
 * AppSync's result of BatchGetItem: items by table, null for absent items, and the unprocessed
 * keys.
 */
export interface BatchResult {
  data?: Record<string, (Record<string, unknown> | null)[] | null> | null;
  unprocessedKeys?: Record<string, unknown[] | null> | null;
}

/**
 * Ends the field with Unavailable if a key is unprocessed: an unprocessed key does not mean
 * "absent".
 */
export function requireComplete(result: BatchResult | null | undefined): void {
  if (result === undefined || result === null) failUnavailable();
  for (const keys of Object.values(result.unprocessedKeys ?? {})) {
    if (keys !== null && keys.length > 0) failUnavailable();
  }
}

/** The items that a BatchGetItem found in a table. */
export function itemsOf(result: BatchResult, table: string): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  for (const item of result.data?.[table] ?? []) {
    if (item !== null) found.push(item);
  }
  return found;
}
