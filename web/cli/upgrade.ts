import { field, pages } from "./manage";

const PRODUCTS = `query ($nextToken: String) {
  products(limit: 100, nextToken: $nextToken) { items { id } nextToken } }`;
const KEYS = `mutation ($nextToken: String) {
  upgradePurchases(nextToken: $nextToken) { count nextToken } }`;
const LIST = `mutation ($id: ID!) { listProduct(id: $id) { id } }`;

/** Number of parallel requests. */
const atOnce = 8;

/**
 * Migrates items of older releases: adds products to the shelves that searches read, and purchases
 * to the lists of orders. Can be interrupted and repeated.
 */
export async function upgrade(): Promise<string> {
  const products = await listProducts();
  const purchases = await keyPurchases();
  return `${products} products are listed, ${purchases} purchases became orders`;
}

async function listProducts(): Promise<number> {
  let count = 0;
  for await (const items of pages<{ id: string }>(PRODUCTS)) {
    const waiting = [...items];
    const work = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await list(next.id);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    count += items.length;
  }
  await field("mutation { finishUpgrade }");
  return count;
}

async function keyPurchases(): Promise<number> {
  let total = 0;
  let nextToken: string | null = null;
  do {
    const page: Keyed = await untilSettled(() => field(KEYS, { nextToken }));
    total += page.count;
    nextToken = page.nextToken;
  } while (nextToken !== null);
  return total;
}

interface Keyed {
  count: number;
  nextToken: string | null;
}

/**
 * A product that was deleted meanwhile is skipped. A product that is being edited is added to its
 * shelves by the edit, or by a retry.
 */
async function list(id: string): Promise<void> {
  try {
    await untilSettled(() => field(LIST, { id }));
  } catch (error) {
    if ((error as Error).name !== "ProductNotFound") throw error;
  }
}

/** Repeats a call until it hits no conflict. */
async function untilSettled<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if ((error as Error).name !== "TryAgain") throw error;
    }
  }
}
