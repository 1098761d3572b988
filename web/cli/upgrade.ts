import { field, pages } from "./manage";

const PRODUCTS = `query ($nextToken: String) {
  products(limit: 100, nextToken: $nextToken) { items { id } nextToken } }`;
const LIST = `mutation ($id: ID!) { listProduct(id: $id) { id } }`;

/** Requests at a time. */
const atOnce = 8;

/**
 * Brings what existed before an upgrade to today's form: products onto the shelves that searches read. Can be interrupted and
 * repeated.
 */
export async function upgrade(): Promise<string> {
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
  return `${count} products are listed`;
}

/** One that was deleted meanwhile needs no listing; one that somebody edits at this moment is listed by that, or again. */
async function list(id: string): Promise<void> {
  for (;;) {
    try {
      return await field(LIST, { id });
    } catch (error) {
      const { name } = error as Error;
      if (name === "ProductNotFound") return;
      if (name !== "TryAgain") throw error;
    }
  }
}
