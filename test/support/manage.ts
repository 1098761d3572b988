import { randomUUID } from "node:crypto";
import type { StoreClient } from "./amplifyClient";

/** A product as admins see it. */
export interface ManagedProduct {
  id: string;
  title: string;
  priceCents: number;
  stock: number;
  version: number;
  addedAt: string | null;
  offSaleAt: string | null;
}

interface ManagedPage {
  items: ManagedProduct[];
  nextToken: string | null;
}

const ALL = `{ id title artist year genre tracks priceCents stock image version addedAt offSaleAt }`;

/** A new product for one test, as an admin enters it. */
export function productInput<Changes extends object>(changes: Changes = {} as Changes) {
  const id = `managed-${randomUUID()}`;
  return {
    id,
    title: `Managed ${id.slice(-6)}`,
    artist: "The Owners",
    year: 1999,
    genre: "ROCK",
    tracks: ["One"],
    priceCents: 1999,
    stock: 10,
    ...changes,
  };
}

/** The same product without its stock, for changes and imports. */
export function detailsInput(changes: Partial<ReturnType<typeof productInput>> = {}) {
  const { stock: _, ...details } = productInput(changes);
  return details;
}

/** An admin's operations on products; each throws an Error named by its errorType. */
export const manage = {
  /** All pages of a list: a page may be empty although more follow. */
  list: async (admin: StoreClient, args: Record<string, unknown>) => {
    const items: ManagedProduct[] = [];
    let nextToken: string | null = null;
    do {
      const page: ManagedPage = await manage.page(admin, { ...args, nextToken });
      items.push(...page.items);
      nextToken = page.nextToken;
    } while (nextToken !== null);
    return { items };
  },
  page: (admin: StoreClient, args: Record<string, unknown>) =>
    admin.field<ManagedPage>(
      `query ($search: String, $genre: Genre, $stock: StockFilter, $sort: ProductSort, $limit: Int, $nextToken: String) {
        managedProducts(search: $search, genre: $genre, stock: $stock, sort: $sort, limit: $limit, nextToken: $nextToken)
          { items ${ALL} nextToken } }`,
      args,
    ),
  product: (admin: StoreClient, id: string) =>
    admin.field<ManagedProduct | null>(`query ($id: ID!) { managedProduct(id: $id) ${ALL} }`, {
      id,
    }),
  history: async (admin: StoreClient, id: string) =>
    (
      await admin.field<{ items: { at: string; actor: string; kind: string; details: string }[] }>(
        `query ($id: ID!) { productHistory(id: $id) { items { at actor kind details } nextToken } }`,
        { id },
      )
    ).items,
  create: (admin: StoreClient, input: object) =>
    admin.field<ManagedProduct>(
      `mutation ($input: ProductInput!) { createProduct(input: $input) ${ALL} }`,
      { input },
    ),
  change: (admin: StoreClient, input: object, expectedVersion: number) =>
    admin.field<ManagedProduct>(
      `mutation ($input: ProductInput!, $expectedVersion: Int!) {
        changeProduct(input: $input, expectedVersion: $expectedVersion) ${ALL} }`,
      { input, expectedVersion },
    ),
  setOnSale: (admin: StoreClient, id: string, onSale: boolean, expectedVersion: number) =>
    admin.field<ManagedProduct>(
      `mutation ($id: ID!, $onSale: Boolean!, $expectedVersion: Int!) {
        setOnSale(id: $id, onSale: $onSale, expectedVersion: $expectedVersion) ${ALL} }`,
      { id, onSale, expectedVersion },
    ),
  applyLine: (admin: StoreClient, args: Record<string, unknown>) =>
    admin.field<ManagedProduct | null>(
      `mutation ($importId: ID!, $line: Int!, $input: ProductInput!, $copies: Int, $expectedVersion: Int) {
        applyProductLine(importId: $importId, line: $line, input: $input, copies: $copies, expectedVersion: $expectedVersion) ${ALL} }`,
      args,
    ),
  importedLines: (admin: StoreClient, importId: string, limit?: number, nextToken?: string) =>
    admin.field<{
      items: { line: number; at: string; actor: string }[];
      nextToken: string | null;
    }>(
      `query ($importId: ID!, $limit: Int, $nextToken: String) {
        importedLines(importId: $importId, limit: $limit, nextToken: $nextToken) { items { line at actor } nextToken } }`,
      { importId, limit, nextToken },
    ),
  changeStock: (admin: StoreClient, change: Record<string, unknown>) =>
    admin.field<ManagedProduct>(
      `mutation ($id: ID!, $copies: Int!, $reason: StockReason!, $note: String, $key: ID!) {
        changeStock(id: $id, copies: $copies, reason: $reason, note: $note, key: $key) ${ALL} }`,
      change,
    ),
};
