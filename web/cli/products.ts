import { readFileSync, writeFileSync } from "node:fs";
import { applyImport, type ApplyLine } from "../src/csv/applyImport";
import { countFates } from "../src/csv/countFates";
import { decodeCsv, importIdOf } from "../src/csv/decodeCsv";
import { exportProducts } from "../src/csv/exportProducts";
import { lineRefusals } from "../src/csv/importRefusals";
import { planImport, type ImportReader } from "../src/csv/planImport";
import type { StoredProduct } from "../src/csv/product";
import { readLines } from "../src/csv/readLines";
import { field, pages } from "./manage";

const FIELDS = "id title artist year genre tracks priceCents stock image version";
const PRODUCT = `query ($id: ID!) { managedProduct(id: $id) { ${FIELDS} } }`;
const PRODUCTS = `query ($nextToken: String) {
  managedProducts(limit: 50, nextToken: $nextToken) { items { ${FIELDS} } nextToken } }`;
const LINES = `query ($importId: ID!, $nextToken: String) {
  importedLines(importId: $importId, nextToken: $nextToken) { items { line at actor } nextToken } }`;
const APPLY = `mutation ($importId: ID!, $line: Int!, $input: ProductInput!, $copies: Int, $expectedVersion: Int) {
  applyProductLine(importId: $importId, line: $line, input: $input, copies: $copies,
    expectedVersion: $expectedVersion) { id } }`;

/** What an import did, or would do: numbers of lines by fate, and the lines that are not unchanged. */
export type ImportOutcome = ReturnType<typeof countFates> & {
  importId: string;
  imported: boolean;
  lines: object[];
};

/**
 * Imports a CSV file of products, or with "--dry-run" only prints the result of each line.
 * Unchanged lines are counted and not listed.
 */
export async function importProducts(file = "", option?: string): Promise<ImportOutcome> {
  // A misspelt "--dry-run" must not import.
  if (option !== undefined && option !== "--dry-run")
    throw new Error(`"${option}" is not an option of "import": only "--dry-run" is.`);
  const isDry = option !== undefined;
  const bytes = readFileSync(file);
  const lines = readLines(decodeCsv(bytes));
  const importId = await importIdOf(bytes);
  const plan = await planImport(lines, importId, reader);
  const applied = isDry ? [] : await applyImport(plan, applyTo(importId));
  const refusals = new Map(applied.map(({ line, refusal }) => [line, refusal] as const));
  const listed = plan
    .filter(({ fate }) => fate !== "same")
    .map(({ change: _, ...line }) => {
      const refusal = refusals.get(line.line) ?? null;
      return refusal === null ? line : { ...line, fate: "refused" as const, what: refusal };
    });
  const { same } = countFates(plan);
  const outcome = countFates(listed.map((line) => ({ ...line, change: null })));
  return { importId, imported: !isDry, ...outcome, same, lines: listed };
}

/** Writes all products to a CSV file. */
export async function exportTo(file = ""): Promise<string> {
  const products: StoredProduct[] = [];
  for await (const items of pages<StoredProduct>(PRODUCTS)) products.push(...items);
  writeFileSync(file, exportProducts(products));
  return `${products.length} products are in ${file}`;
}

const reader: ImportReader = {
  product: (id) => field(PRODUCT, { id }),
  async importedLines(importId) {
    const marks = [];
    for await (const items of pages<{ line: number; at: string; actor: string }>(LINES, {
      importId,
    }))
      marks.push(...items);
    return marks;
  },
};

function applyTo(importId: string): ApplyLine {
  return async (line, change) => {
    for (;;) {
      try {
        await field(APPLY, { importId, line, ...change });
        return null;
      } catch (error) {
        const { name, message } = error as Error;
        if (lineRefusals.includes(name)) return message;
        if (name !== "TryAgain") throw error;
      }
    }
  };
}
