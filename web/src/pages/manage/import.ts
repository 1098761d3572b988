import { getManagedProducts } from "../../api/manageOperations";
import { request } from "../../api/request";
import type { PageContext } from "../../pageContext";
import { createExportPart } from "./exportPart";
import { showFrame } from "./frame";
import { createImportPart } from "./importPart";

/** The page for import and export of products. */
export async function showImport(context: PageContext): Promise<void> {
  // This query only checks that the user is an admin.
  await request(getManagedProducts, { ...anyone, limit: 1, nextToken: null });
  if (context.signal.aborted) return;
  showFrame(
    context,
    "Import and export",
    createImportPart(context.signal),
    createExportPart(context.signal),
  );
}

const anyone = { search: null, genre: null, stock: null, sort: null };
