import { failDataSource } from "./dataSourceError";
import type { DataSourceError } from "./dataSourceError";
import { fail } from "./fail";

/**
 * Ends a field whose page could not be read; InvalidInput if the page token is the likely cause.
 */
export function failPage(error: DataSourceError, nextToken: string | null | undefined): never {
  const type = error.type ?? "";
  const busy = type.indexOf("Throughput") >= 0 || type.indexOf("Throttling") >= 0;
  if (nextToken !== undefined && nextToken !== null && !busy) {
    fail("InvalidInput", "nextToken must be one that the page before has given. Start over.");
  }
  failDataSource(error);
}
