import { failUnavailable } from "./fail";

/** What AppSync answers to BatchGetItem: items by table, null where there is none, and the keys it did not get to. */
export interface BatchResult {
  data?: Record<string, (Record<string, unknown> | null)[] | null> | null;
  unprocessedKeys?: Record<string, unknown[] | null> | null;
}

/** Ends the field with Unavailable when a key came back unprocessed: that never means "absent". */
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
