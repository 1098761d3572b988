import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { EngineClient, Item } from "./engineClient";
import { openStackHome, type StackHome } from "./engineStack";

const ROOT = resolve(__dirname, "..", "..");
const CACHE = join(ROOT, "node_modules", ".cache", "jukebox", "growth");

/** Purchases of one user, the same number as for the measured shoppers. */
export const PURCHASES_EACH = 50;

/** Amount of data in a store, without the measured shoppers. */
export interface Size {
  purchases: number;
  carts: number;
}

/**
 * Opens the store of this size that an earlier run filled. Creates a new store if there is none, or
 * if the tables or the code that fills them have changed.
 */
export function openGrownStore(size: Size, options: { inFlight: number }): Promise<StackHome> {
  const made = ["infra/data/tables.ts", "bench/stack/grownStore.ts"].map((file) =>
    readFileSync(join(ROOT, file)),
  );
  const version = createHash("sha256").update(Buffer.concat(made)).digest("hex").slice(0, 8);
  const folder = join(CACHE, `${size.purchases}-${version}`);
  if (!existsSync(join(folder, "filled"))) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return openStackHome(options, folder);
}

/**
 * Fills a store with copies of a purchase and a cart, each with its own owner, unless it is full.
 */
export async function fillStore(
  { engine, folder }: StackHome,
  size: Size,
  sample: { purchase: Item; cart: Item },
): Promise<void> {
  const mark = join(folder, "filled");
  if (existsSync(mark)) return;
  console.error(`… filling a store with ${size.purchases} purchases and ${size.carts} carts`);
  const purchases = copiesOfPurchase(sample.purchase, size.purchases);
  await engine.putAll(await engine.table("-purchases-"), purchases);
  await engine.putAll(await engine.table("-carts-"), copiesOfCart(sample.cart, size.carts));
  writeFileSync(mark, `${JSON.stringify(size)}\n`);
}

/** Gives one user the same history as all others. */
export async function addHistory(engine: EngineClient, purchase: Item): Promise<void> {
  const table = await engine.table("-purchases-");
  const UserId = purchase.UserId;
  const history = [...copiesOfPurchase(purchase, PURCHASES_EACH)];
  await engine.putAll(
    table,
    history.map((item) => ({ ...item, UserId })),
  );
}

function* copiesOfPurchase(sample: Item, count: number): Generator<Item> {
  const newest = Date.parse(sample.PurchasedAt.S);
  let UserId = { S: "" };
  for (let made = 0; made < count; made += 1) {
    if (made % PURCHASES_EACH === 0) UserId = { S: randomUUID() };
    const at = newest - (made % PURCHASES_EACH) * 86_400_000;
    const [id, time] = [randomUUID(), new Date(at).toISOString()];
    const keys = keysOfOrder(id, time);
    yield { ...sample, UserId, PurchaseId: { S: id }, PurchasedAt: { S: time }, ...keys };
  }
}

/** Keys of an order in the indexes: docs/data.md. */
function keysOfOrder(id: string, time: string): Item {
  const shard = parseInt(id[0]!, 16) % 4;
  return {
    OrderShard: { S: `${shard}` },
    StateShard: { S: `NEW#${shard}` },
    OrderKey: { S: `${time}#${id}` },
  };
}

function* copiesOfCart(sample: Item, count: number): Generator<Item> {
  for (let made = 0; made < count; made += 1) {
    yield { ...sample, OwnerId: { S: `user#${randomUUID()}` } };
  }
}
