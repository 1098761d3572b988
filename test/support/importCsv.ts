import { applyImport, type AppliedLine } from "../../web/src/csv/applyImport";
import { importIdOf } from "../../web/src/csv/decodeCsv";
import { planImport, type ImportReader, type LineChange } from "../../web/src/csv/planImport";
import { readLines } from "../../web/src/csv/readLines";
import type { StoreClient } from "./amplifyClient";
import { manage } from "./manage";
import { settled } from "./outcomes";

/** The plan of the store's client for a CSV file of products. Changes nothing. */
export async function planCsv(admin: StoreClient, text: string) {
  const importId = await importIdOf(new TextEncoder().encode(text));
  const reader: ImportReader = {
    product: async (id) => (await manage.product(admin, id)) as never,
    importedLines: async () => (await manage.importedLines(admin, importId)).items,
  };
  return { importId, lines: await planImport(readLines(text), importId, reader) };
}

/** Sends one line of an import. */
export function sendLine(admin: StoreClient, importId: string, line: number, change: LineChange) {
  return settled(() => manage.applyLine(admin, { importId, line, ...change }));
}

/**
 * Plans and applies a CSV file of products with the store's client. Rejects with the first refused
 * line.
 */
export async function importCsv(admin: StoreClient, text: string): Promise<AppliedLine[]> {
  const { importId, lines } = await planCsv(admin, text);
  return applyImport(lines, async (line, change) => {
    await sendLine(admin, importId, line, change);
    return null;
  });
}
