import { StoreError } from "../../api/errors";
import { applyProductLine, getImportedLines, getManagedProduct } from "../../api/manageOperations";
import { request } from "../../api/request";
import type { ApplyLine } from "../../csv/applyImport";
import { lineRefusals } from "../../csv/importRefusals";
import type { ImportReader } from "../../csv/planImport";
import { everyPage } from "./everyPage";

/** The reads of a plan, until the signal aborts. */
export function createReader(signal: AbortSignal): ImportReader {
  return {
    async product(id) {
      signal.throwIfAborted();
      return request(getManagedProduct, { id });
    },
    importedLines: (importId) =>
      everyPage((nextToken) => request(getImportedLines, { importId, nextToken })),
  };
}

/** Sends lines of an import, until the signal aborts. */
export function createApply(importId: string, signal: AbortSignal): ApplyLine {
  return async (line, change) => {
    signal.throwIfAborted();
    try {
      await request(applyProductLine, { importId, line, ...change });
      return null;
    } catch (error) {
      if (error instanceof StoreError && lineRefusals.includes(error.type)) return error.message;
      throw error;
    }
  };
}
