import { expect } from "chai";
import { randomUUID } from "node:crypto";
import type { StoreClient } from "../support/amplifyClient";
import { outcomeOf, settled } from "../support/outcomes";
import { createGuest, createShopper, type Shopper } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { adminOf, store } from "../support/store";
import { storedItems } from "../support/storedItems";

const ALL = "{ id title artist year genre tracks priceCents stock image }";
const PUT = `mutation ($input: ProductInput!) { putProduct(input: $input) ${ALL} }`;
const DELETE = `mutation ($id: ID!) { deleteProduct(id: $id) ${ALL} }`;
const GET = `query ($id: ID!) { product(id: $id) ${ALL} }`;

const record = (changes: object = {}) => ({
  id: `admin-${randomUUID()}`,
  title: "Blue Train",
  artist: "John Coltrane",
  year: 1958,
  genre: "JAZZ",
  tracks: ["Blue Train", "Moment's Notice"],
  priceCents: 1999,
  stock: 5,
  ...changes,
});

const refusal = (call: Promise<unknown>): Promise<{ name: string; errorInfo?: unknown }> =>
  call.then(
    () => ({ name: "ok" }),
    ({ name, errorInfo }) => ({ name, errorInfo }),
  );

describe("Product administration", function () {
  this.timeout(30_000);
  let stack: RunningStack;
  let admin: StoreClient;
  let guest: StoreClient;
  let shopper: Shopper;
  before(async () => {
    stack = await sharedStack();
    admin = await adminOf(stack);
    guest = createGuest(stack);
    shopper = await createShopper(stack);
  });

  const put = (input: object) => admin.field(PUT, { input });
  const remove = (id: string) => admin.field(DELETE, { id });

  it("makes a new product visible to all shoppers immediately", async () => {
    const input = record({ title: "  Blue Train ", tracks: [] });
    const expected = { ...input, title: "Blue Train", image: `/covers/${input.id}.svg` };
    expect(await put(input)).to.deep.equal(expected);
    for (const client of [admin, guest, shopper.client]) {
      expect(await client.field(GET, { id: input.id })).to.deep.equal(expected);
    }
    const shelf = await guest.field(`{ products(genre: JAZZ, limit: 100) { items { id title } } }`);
    expect(shelf.items).to.deep.include({ id: input.id, title: "Blue Train" });
    await remove(input.id);
  });

  it("replaces every field of a product, and its stock only if it is given", async () => {
    const input = record({ image: "/covers/old.svg" });
    await put(input);
    const next = record({
      id: input.id,
      title: "Giant Steps",
      priceCents: 1,
      stock: 0,
      year: 1960,
    });
    const expected = { ...next, image: `/covers/${input.id}.svg` };
    expect(await put(next)).to.deep.equal(expected);
    expect(await guest.field(GET, { id: input.id })).to.deep.equal(expected);
    await remove(input.id);
  });

  it("changes a price without a stock, and does not undo concurrent sales", async () => {
    const input = record({ stock: 10, priceCents: 1000 });
    await put(input);
    const { client } = await createShopper(stack);
    await store.checkout(client, await store.add(client, input.id, 8));
    for (const stock of [undefined, null]) {
      const cart = await store.add(client, input.id, 1);
      const price = { ...input, stock, priceCents: cart.totalCents + 100 };
      // Concurrent: in any order, neither undoes the other.
      const [{ stock: left }, sale] = await Promise.all([
        settled(() => put(price)),
        outcomeOf(settled(() => store.checkout(client, cart))),
      ]);
      expect(sale).to.be.oneOf(["ok", "PriceChanged"]);
      if (sale !== "ok") await store.checkout(client, await store.cart(client));
      const now = await store.stock(client, input.id);
      expect(left).to.be.oneOf([now, now + 1]);
    }
    expect(await store.stock(client, input.id)).to.equal(0);
    const more = await store.add(client, input.id, 1);
    expect(await outcomeOf(store.checkout(client, more))).to.equal("SoldOut");
    expect((await put({ ...input, stock: 3 })).stock).to.equal(3);
    await remove(input.id);
  });

  it("creates a product without a stock as sold out", async () => {
    const { stock: _, ...input } = record();
    expect((await put(input)).stock).to.equal(0);
    expect(await store.stock(guest, input.id)).to.equal(0);
    await remove(input.id);
  });

  it("deletes a product, and returns it once", async () => {
    const input = record();
    const made = await put(input);
    expect(await remove(input.id)).to.deep.equal(made);
    expect(await guest.field(GET, { id: input.id })).to.equal(null);
    expect(await refusal(remove(input.id))).to.deep.include({ name: "ProductNotFound" });
    expect(await refusal(store.add(guest, input.id))).to.deep.include({ name: "ProductNotFound" });
  });

  it("keeps a deleted product in carts as unavailable, to be removed before buying", async () => {
    const [kept, gone] = [record({ priceCents: 1000 }), record()];
    await put(kept);
    await put(gone);
    const { client } = shopper;
    await store.add(client, kept.id);
    await store.add(client, gone.id, 2);
    await remove(gone.id);
    const cart = await store.cart(client);
    expect(cart.lines).to.have.deep.members([
      {
        productId: kept.id,
        quantity: 1,
        lineTotalCents: 1000,
        product: { title: "Blue Train", priceCents: 1000 },
      },
      { productId: gone.id, quantity: 2, lineTotalCents: null, product: null },
    ]);
    expect([cart.itemCount, cart.totalCents]).to.deep.equal([3, 1000]);
    expect(await refusal(store.checkout(client, cart))).to.deep.equal({
      name: "ProductNotFound",
      errorInfo: { productId: gone.id },
    });
    expect((await refusal(store.set(client, gone.id, 1))).name).to.equal("ProductNotFound");
    const rest = await store.set(client, gone.id, 0);
    expect((await store.checkout(client, rest)).totalCents).to.equal(1000);
    await remove(kept.id);
  });

  it("sells no more than the stock, and only at the price that the buyer saw", async () => {
    const input = record({ stock: 2 });
    await put(input);
    const { client } = shopper;
    const cart = await store.add(client, input.id, 3);
    expect(await refusal(store.checkout(client, cart))).to.deep.equal({
      name: "SoldOut",
      errorInfo: { productId: input.id, stock: 2 },
    });
    await put({ ...input, stock: 3, priceCents: 2100 });
    expect(await refusal(store.checkout(client, cart))).to.deep.equal({
      name: "PriceChanged",
      errorInfo: { totalCents: 6300 },
    });
    const dearer = await store.cart(client);
    const sold = await store.checkout(client, dearer);
    expect(sold.totalCents).to.equal(6300);
    expect(await store.stock(client, input.id)).to.equal(0);
    await remove(input.id);
    const line = { productId: input.id, priceCents: 2100, totalCents: 6300 };
    expect((await store.purchase(client, sold.id))!.lines[0]).to.deep.include(line);
  });

  it("accepts a product named like a member of every object", async () => {
    await put(record({ id: "constructor", priceCents: 700 }));
    const guestCart = await store.add(guest, "constructor", 2);
    const { client } = await createShopper(stack);
    const merged = await store.merge(client, guestCart);
    expect([merged.itemCount, merged.totalCents]).to.deep.equal([2, 1400]);
    expect((await store.checkout(client, merged)).totalCents).to.equal(1400);
    await remove("constructor");
  });

  describe("with bad input", () => {
    let stored: Record<string, string[]>;
    before(async () => {
      stored = await storedItems(stack);
    });
    after(async () => {
      expect(await storedItems(stack)).to.deep.equal(stored);
    });

    it("returns InvalidInput", async () => {
      const long = "x".repeat(201);
      const wrong: Record<string, unknown>[] = [
        ...["", "Upper", "-a", "a b", "../x", "__proto__", "ü", "x".repeat(65)].map((id) => ({
          id,
        })),
        ...["", "   ", long, "a\nb"].flatMap((text) => [{ title: text }, { artist: text }]),
        ...[0, 1859, 2101, -1].map((year) => ({ year })),
        ...[0, -1, 400_001].map((priceCents) => ({ priceCents })),
        ...[-1, 1_000_001].map((stock) => ({ stock })),
        ...[[""], [long], Array(101).fill("One")].map((tracks) => ({ tracks })),
        ...["a\u202eb", "\u2066a", "a\u0085b", "\u200b"].flatMap((text) => [
          { title: text },
          { artist: text },
          { tracks: ["One", text] },
        ]),
        ...["", "covers/x.svg", "//evil.example/x.svg", "/\\\\evil.example/x.svg", "/a\nb"].map(
          (image) => ({ image }),
        ),
      ];
      for (const changes of wrong) {
        const { name } = await refusal(put(record(changes)));
        expect(name, JSON.stringify(changes).slice(0, 80)).to.equal("InvalidInput");
      }
      expect((await refusal(remove("../x"))).name).to.equal("InvalidInput");
    });

    it("of the wrong type, reaches no resolver", async () => {
      const wrong = [
        { priceCents: 9.99 },
        { priceCents: "1" },
        { stock: "5" },
        { genre: "NOISE" },
        { tracks: [null] },
        { extra: 1 },
      ];
      for (const changes of wrong) {
        const { data, errors } = await admin.graphql(PUT, { input: record(changes) });
        expect([data, errors!.length], JSON.stringify(changes)).to.deep.equal([null, 1]);
        expect(errors![0]!.message).to.match(/^(Variable 'input|The variables input contains)/);
      }
    });

    it("or as a caller who is not an admin, is rejected", async () => {
      const { client } = shopper;
      for (const call of [
        client.field(PUT, { input: record() }),
        client.field(DELETE, { id: "kind-of-blue" }),
      ]) {
        expect((await refusal(call)).name).to.equal("Unauthorized");
      }
    });
  });
});
