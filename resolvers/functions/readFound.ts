import type { Context, DynamoDBBatchGetItemRequest } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import { failUnavailable } from "../lib/fail";
import type { ProductItem } from "../lib/items";
import { isWanted } from "../lib/isWanted";
import { itemsOf, requireComplete } from "../lib/requireComplete";
import type { BatchResult } from "../lib/requireComplete";
import { selectsTracks } from "../lib/selectsFoundTracks";
import type { Stash } from "../lib/stash";
import { upgradeMark } from "../lib/upgradeMark";
import { withoutTracks } from "../lib/withoutTracks";

/**
 * Reads the found products with their current prices and stock, and whether the shelves are
 * complete.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBBatchGetItemRequest {
  const keys = (ctx.stash.entries ?? []).map(({ ProductId }) => toKey({ ProductId }));
  const tables = { [STORE.shelvesTable]: { keys: [upgradeMark()] } };
  if (keys.length > 0) tables[STORE.productsTable] = { keys };
  return { operation: "BatchGetItem", tables };
}

/**
 * Stores the products in the order of their entries. Until all products are on the shelves, the
 * Products table is scanned instead.
 */
export function response(ctx: Context<unknown, Stash, undefined, undefined, BatchResult>): null {
  if (ctx.error) failDataSource(ctx.error);
  requireComplete(ctx.result);
  const search = ctx.stash.search;
  if (search === undefined) failUnavailable();
  if (itemsOf(ctx.result, STORE.shelvesTable).length === 0) {
    ctx.stash.nextToken = undefined;
    return null;
  }
  const read = itemsOf(ctx.result, STORE.productsTable) as unknown as ProductItem[];
  const products: ProductItem[] = [];
  for (const { ProductId } of ctx.stash.entries ?? []) {
    const product = read.find((candidate) => candidate.ProductId === ProductId);
    if (product !== undefined && isWanted(product, search)) products.push(product);
  }
  ctx.stash.products = selectsTracks(ctx.info) ? products : products.map(withoutTracks);
  ctx.stash.isListed = true;
  return null;
}
