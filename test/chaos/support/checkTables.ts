import { ScanCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { resentMailsId } from "../../../resolvers/lib/items";
import type { Quantities, ShoppingActor } from "./shoppingActor";
import { tableNamed } from "./tableNamed";

/** What a load has done, according to its clients. */
export interface Books {
  actors: readonly ShoppingActor[];
  /** Ids of guests' carts that were moved, by the id of the cart that they were moved into. */
  merged: ReadonlyMap<string, string>;
  /** Stock of each product before the first purchase. */
  stock: Quantities;
}

type Item = Record<string, any>;

/**
 * Compares the tables with the responses that clients got: every cart, every purchase and every
 * stock.
 * @throws AssertionError that names the difference.
 */
export async function checkTables(dynamoDb: DynamoDBClient, books: Books): Promise<void> {
  const carts = await itemsOf(dynamoDb, "carts");
  const purchases = (await itemsOf(dynamoDb, "purchases")).filter(
    ({ PurchaseId }) => PurchaseId !== resentMailsId,
  );
  const products = await itemsOf(dynamoDb, "products");
  for (const actor of books.actors) {
    const cart = carts.find(({ OwnerId }) => OwnerId === actor.cartId);
    expect(cartQuantities(cart), `cart of ${actor.cartId}`).to.deep.equal(actor.held);
    const own = purchases.filter(({ UserId }) => `user#${UserId}` === actor.cartId);
    const kept = Object.fromEntries(own.map((one) => [one.PurchaseId, lineQuantities(one)]));
    expect(kept, `purchases of ${actor.cartId}`).to.deep.equal(Object.fromEntries(actor.bought));
  }
  for (const [guest, user] of books.merged) {
    const tombstone = carts.find(({ OwnerId }) => OwnerId === guest);
    expect(tombstone?.MergedBy, `who has taken ${guest}`).to.equal(user);
    expect(cartQuantities(tombstone), `what is left of ${guest}`).to.deep.equal({});
  }
  const taken: Quantities = {};
  for (const purchase of purchases) {
    for (const [id, quantity] of Object.entries(lineQuantities(purchase))) {
      taken[id] = (taken[id] ?? 0) + quantity;
    }
  }
  for (const [id, stock] of Object.entries(books.stock)) {
    const product = products.find(({ ProductId }) => ProductId === id);
    expect(product?.Stock, `stock of ${id}`).to.equal(stock - (taken[id] ?? 0));
  }
}

function cartQuantities(cart: Item | undefined): Quantities {
  const entries = Object.entries(cart ?? {}).filter(([name]) => name.startsWith("q_"));
  const held = Object.fromEntries(entries.map(([name, value]) => [name.slice(2), value]));
  const listed = [...(cart?.ProductIds ?? [])].sort();
  expect(listed, `ProductIds of ${cart?.OwnerId}`).to.deep.equal(Object.keys(held).sort());
  return held;
}

function lineQuantities({ Lines }: Item): Quantities {
  return Object.fromEntries(Lines.map((line: Item) => [line.ProductId, line.Quantity]));
}

/** All items of the table whose name contains this word, as plain values. */
async function itemsOf(dynamoDb: DynamoDBClient, word: string): Promise<Item[]> {
  const TableName = await tableNamed(word, dynamoDb);
  const items: Item[] = [];
  let start: Record<string, any> | undefined;
  do {
    const page = await dynamoDb.send(
      new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    items.push(...(page.Items ?? []).map((item) => plain({ M: item })));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}

function plain(value: Item): any {
  if (value.N !== undefined) return Number(value.N);
  if (value.L !== undefined) return value.L.map(plain);
  if (value.M === undefined) return value.S ?? value.SS ?? value.BOOL;
  return Object.fromEntries(
    Object.entries(value.M as Record<string, Item>).map(([name, one]) => [name, plain(one)]),
  );
}
