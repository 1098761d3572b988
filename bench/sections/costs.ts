import { randomUUID } from "node:crypto";
import {
  createDevice,
  createOwner,
  sessionApi,
  signInOnly,
  type Device,
  type Owner,
} from "../../test/support/device";
import { startFaultyDynamoDb } from "../../test/support/faultyDynamoDb";
import { fillShelves } from "../../test/support/fillShelves";
import { detailsInput, manage, productInput } from "../../test/support/manage";
import { myData, people } from "../../test/support/people";
import { createOperator } from "../../test/support/operator";
import { orders, type OrderKey } from "../../test/support/orders";
import { times } from "../../test/support/outcomes";
import { securityApi } from "../../test/support/securityApi";
import { startStack, type RunningStack } from "../../test/support/stack";
import { dayOf, today } from "../../test/support/today";
import { adminOf, createProduct, store } from "../../test/support/store";
import type { BenchOptions } from "../lib/options";
import type { Row, SectionResult } from "../lib/report";
import { startMeteringProxy } from "../stack/meteringProxy";

/**
 * The DynamoDB units that each operation of the store consumes, as the engine counts them, with a
 * cart of three products. docs/cost.md holds the output. The units are counted, not timed, so one
 * run is enough.
 */
export async function costs(_options: BenchOptions): Promise<SectionResult> {
  const rows: Row[] = [];
  const dynamoDb = await startFaultyDynamoDb();
  const metered = await startMeteringProxy(dynamoDb.endpoint);
  const stack = await startStack({ env: { DYNAMODB_ENDPOINT: metered.endpoint } });
  const measure = async (label: string, call: () => Promise<unknown>) => {
    const { calls, read, write } = await metered.measure(call);
    rows.push({ operation: label, calls, "read units": read, "write units": write });
  };
  try {
    const owner = await createOwner(stack);
    const user = owner.client;
    const guest = createDevice(stack);
    await guest.auth.fetchAuthSession();
    const [first, second, third] = [
      await createProduct(stack),
      await createProduct(stack),
      await createProduct(stack),
    ];
    await measure("products (24 of a genre)", () =>
      guest.field(
        "{ products(genre: ROCK, limit: 24) { items { id title priceCents } nextToken } }",
      ),
    );
    await measure("product", () => guest.field(`{ product(id: "${first}") { id title } }`));
    await measureOwner(stack, guest, measure);
    for (const [who, client] of [
      ["guest", guest],
      ["user", user],
    ] as const) {
      await store.add(client, first!);
      await store.add(client, second!);
      await measure(`addCartItem (${who})`, () =>
        client.field(`mutation { addCartItem(productId: "${third}") { id version } }`),
      );
      await measure(`cart (${who}, with products)`, () => store.cart(client));
      await measure(`setCartItemQuantity (${who})`, () =>
        client.field(
          `mutation { setCartItemQuantity(productId: "${third}", quantity: 2) { id version } }`,
        ),
      );
    }
    for (const [who, client] of [
      ["guest", guest],
      ["user", user],
    ] as const) {
      const change = (field: string) => () =>
        client.field(
          `mutation { ${field}(productId: "${third}") { id version saved { version } } }`,
        );
      await measure(`saveForLater (${who})`, change("saveForLater"));
      await measure(`saved (${who}, with products)`, () => store.saved(client));
      await measure(`moveToCart (${who})`, change("moveToCart"));
      await change("saveForLater")();
      await measure(`removeSaved (${who})`, change("removeSaved"));
      await store.add(client, third!);
    }
    await store.saveForLater(guest, third!);
    await measure("cart (guest, with the list's version)", () =>
      guest.field("{ cart { id version saved { version } } }"),
    );
    const merging = await store.moveToCart(guest, third!);
    await store.saveForLater(guest, first!);
    await store.saveForLater(guest, second!);
    const listed = await store.cart(guest);
    const { client: other } = await createOwner(stack);
    await measure("mergeCart (with saved products)", () =>
      other.field(
        `mutation ($id: ID!, $token: String!) { mergeCart(guestCartId: $id, claimToken: $token) { id } }`,
        { id: merging.id, token: listed.claimToken },
      ),
    );
    const again = createDevice(stack);
    for (const id of [first, second, third]) await store.add(again, id!);
    const guestCart = await store.cart(again);
    await measure("deleteAccount", () => securityApi.deleteAccount(other));
    await measure("mergeCart", () =>
      user.field(
        `mutation ($id: ID!, $token: String!) { mergeCart(guestCartId: $id, claimToken: $token) { id } }`,
        { id: guestCart.id, token: guestCart.claimToken },
      ),
    );
    const cart = await store.cart(user);
    const id = randomUUID();
    await measure("myData (a cart of three)", () => myData(user));
    await measure("checkout (3 products)", () => store.checkout(user, cart, id));
    const admin = await adminOf(stack);
    await measure("shopDay (1 order)", () => today.day(admin, dayOf()));
    await measure("purchases", () => store.purchases(user));
    await measure("purchase", () => store.purchase(user, id));
    await measureOrders(stack, owner, { userId: owner.userId, id }, measure);
    const device = await signInOnly(stack, owner.email);
    await measure("startSession", () => sessionApi.start(device, "costs"));
    await measure("session", () => sessionApi.current(user));
    await measure("saveSession", () => sessionApi.save(user, { a: 1 }, 0));
    const { claims } = await device.tokens();
    await measure("endSession", () => sessionApi.end(user, claims.origin_jti as string));
  } finally {
    await stack.stop();
    await metered.stop();
    await dynamoDb.stop();
  }
  return {
    title: "Cost at DynamoDB",
    rows,
    notes: ["A read unit is 4 KB read consistently or 8 KB otherwise, a write unit 1 KB."],
  };
}

type Measure = (label: string, call: () => Promise<unknown>) => Promise<void>;

/** The owner's operations on products, and a search among 10,000 of them. */
async function measureOwner(stack: RunningStack, guest: Device, measure: Measure): Promise<void> {
  const admin = await adminOf(stack);
  const input = productInput({ title: "Lovely Record", artist: "The Meters" });
  const { stock: _, ...details } = input;
  await measure("createProduct (4 words)", () => manage.create(admin, input));
  await measure("changeProduct (price)", () =>
    manage.change(admin, { ...details, priceCents: 1 }, 1),
  );
  const delivery = { id: input.id, copies: 1, reason: "DELIVERY", key: randomUUID() };
  await measure("changeStock", () => manage.changeStock(admin, delivery));
  await measure("setOnSale", () => manage.setOnSale(admin, input.id, false, 2));
  const importId = "0a".repeat(32);
  const line = detailsInput({ title: "Lovely Line", artist: "The Meters" });
  const apply = (at: number, changes: object, details: object = {}) => {
    const args = { importId, line: at, input: { ...line, ...details }, ...changes };
    return () => manage.applyLine(admin, args);
  };
  await measure("applyProductLine (new, 4 words)", apply(2, { copies: 2 }));
  await measure("applyProductLine (copies)", apply(3, { copies: 2, expectedVersion: 1 }));
  const price = apply(4, { expectedVersion: 1 }, { priceCents: 5 });
  await measure("applyProductLine (price)", price);
  await measure("applyProductLine (repeated)", apply(2, { copies: 2 }));
  await measure("importedLines (3)", () => manage.importedLines(admin, importId));
  await measure("productHistory", () => manage.history(admin, input.id));
  const { email, userId } = await createOwner(stack);
  await measure("person", () => people.find(admin, email));
  await measure("personSessions (one device)", () => people.sessions(admin, userId));
  await measure("banUser (one device)", () => people.ban(admin, userId));
  await measure("liftBan", () => people.lift(admin, userId));
  const low = times(20, () => productInput({ stock: 1 }));
  for (const product of low) await manage.create(admin, product);
  await measure("lowStock (20 products)", () => today.lowStock(admin));
  await measure("personHistory", () => people.history(admin, userId));
  await measure("managedProduct", () => manage.product(admin, input.id));
  const operator = createOperator(stack);
  const found = times(24, (at) => productInput({ title: `lovely a${at}`, priceCents: 1 }));
  for (const product of found) await manage.create(admin, product);
  const filler = times(10_000, (at) => ({ shelf: "lovel", title: `lovely x${at}y`, price: at }));
  await fillShelves(operator.dynamoDb, filler);
  operator.destroy();
  await admin.field("mutation { finishUpgrade }");
  const find = (search: string) => () =>
    guest.field(
      `query ($search: String) { findProducts(search: $search) { items { id title priceCents } nextToken } }`,
      { search },
    );
  await measure("findProducts (24 of 10,000)", find("lovel"));
  await measure("findProducts (a word longer than its shelf)", find("lovely"));
  await measure("findProducts (two words, one frequent)", find("lovely a1"));
  await measure("managedProducts (50)", () => manage.page(admin, { limit: 50 }));
}

/** The owner's operations on orders of three lines. */
async function measureOrders(
  stack: RunningStack,
  { client, userId }: Owner,
  key: OrderKey,
  measure: Measure,
): Promise<void> {
  const admin = await adminOf(stack);
  const product = await createProduct(stack);
  const bought: OrderKey[] = [];
  for (let count = 0; count < 20; count += 1) {
    const { id } = await store.checkout(client, await store.add(client, product));
    bought.push({ userId, id });
  }
  await measure("orders (20)", () => orders.page(admin));
  await measure("orders (20 of a state)", () => orders.page(admin, { state: "NEW" }));
  await measure("ordersOf (20)", () => orders.of(admin, userId));
  await measure("order", () => orders.one(admin, key));
  await measure("packOrder", () => orders.pack(admin, key));
  await measure("cancelOrder (3 products)", () => orders.cancel(admin, key, "measured"));
  await orders.pack(admin, bought[0]!);
  await measure("shipOrder", () => orders.ship(admin, bought[0]!, "RR 1234 CH"));
  await measure("resendOrderMail", () => orders.resend(admin, bought[0]!));
  await measure("orderHistory", () => orders.history(admin, key.id));
  await measure("upgradePurchases (none left)", () => orders.upgrade(admin));
}
