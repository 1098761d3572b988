import type * as schema from "../generated/schema";
import { operation } from "./operation";
import type { Page } from "./types";

/** A product as its owner sees it. */
export type ManagedProduct = Omit<schema.ManagedProduct, "__typename">;

/** An admin's change. */
export type Change = Omit<schema.Change, "__typename">;

/** Filter and order of a list of products. */
export interface ProductListing {
  search: string | null;
  genre: string | null;
  stock: string | null;
  sort: string | null;
  limit: number;
  nextToken: string | null;
}

const fields = `id title artist year genre tracks priceCents stock image version addedAt offSaleAt`;

export const getManagedProducts = operation<Page<ManagedProduct>, ProductListing>(
  `query ManagedProducts($search: String, $genre: Genre, $stock: StockFilter, $sort: ProductSort, $limit: Int,
    $nextToken: String) {
    managedProducts(search: $search, genre: $genre, stock: $stock, sort: $sort, limit: $limit,
      nextToken: $nextToken) { items { ${fields} } nextToken } }`,
);

export const getManagedProduct = operation<ManagedProduct | null, { id: string }>(
  `query ManagedProduct($id: ID!) { managedProduct(id: $id) { ${fields} } }`,
);

export const getProductHistory = operation<Page<Change>, { id: string; nextToken: string | null }>(
  `query ProductHistory($id: ID!, $nextToken: String) {
    productHistory(id: $id, nextToken: $nextToken) { items { at actor kind details } nextToken } }`,
);

export const createProduct = operation<ManagedProduct, { input: object }>(
  `mutation CreateProduct($input: ProductInput!) { createProduct(input: $input) { ${fields} } }`,
);

export const changeProduct = operation<ManagedProduct, { input: object; expectedVersion: number }>(
  `mutation ChangeProduct($input: ProductInput!, $expectedVersion: Int!) {
    changeProduct(input: $input, expectedVersion: $expectedVersion) { ${fields} } }`,
);

export const setOnSale = operation<
  ManagedProduct,
  { id: string; onSale: boolean; expectedVersion: number }
>(
  `mutation SetOnSale($id: ID!, $onSale: Boolean!, $expectedVersion: Int!) {
    setOnSale(id: $id, onSale: $onSale, expectedVersion: $expectedVersion) { ${fields} } }`,
);

export const changeStock = operation<
  ManagedProduct,
  { id: string; copies: number; reason: string; note: string | null; key: string }
>(
  `mutation ChangeStock($id: ID!, $copies: Int!, $reason: StockReason!, $note: String, $key: ID!) {
    changeStock(id: $id, copies: $copies, reason: $reason, note: $note, key: $key) { ${fields} } }`,
);

export const applyProductLine = operation<
  Pick<ManagedProduct, "id" | "version"> | null,
  {
    importId: string;
    line: number;
    input: object;
    copies: number;
    expectedVersion: number | null;
  }
>(
  `mutation ApplyProductLine($importId: ID!, $line: Int!, $input: ProductInput!, $copies: Int, $expectedVersion: Int) {
    applyProductLine(importId: $importId, line: $line, input: $input, copies: $copies,
      expectedVersion: $expectedVersion) { id version } }`,
);

export const getImportedLines = operation<
  Page<{ line: number; at: string; actor: string }>,
  { importId: string; nextToken: string | null }
>(
  `query ImportedLines($importId: ID!, $nextToken: String) {
    importedLines(importId: $importId, nextToken: $nextToken) { items { line at actor } nextToken } }`,
);
