import { expect } from "chai";
import { randomUUID } from "node:crypto";
import type { StoreClient } from "../support/amplifyClient";
import { outcomeOf, settled } from "../support/outcomes";
import { createGuest, createShopper } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { adminOf, store } from "../support/store";
import { storedItems } from "../support/storedItems";
import { manage, productInput } from "../support/manage";

describe("The admin's products", function () {
  this.timeout(30_000);
  let stack: RunningStack;
  let admin: StoreClient;
  let guest: StoreClient;
  before(async () => {
    stack = await sharedStack();
    admin = await adminOf(stack);
    guest = createGuest(stack);
  });

  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => ({ name: "ok" }),
      ({ name, errorInfo }) => ({ name, errorInfo }),
    );
  const kinds = async (id: string) =>
    (await manage.history(admin, id)).map(({ kind, details }) => [kind, JSON.parse(details)]);

  it("are created once, and found by shoppers and admins", async () => {
    const input = productInput({ title: "Señor Ünlikely", stock: 4 });
    const made = await manage.create(admin, input);
    expect(made).to.deep.include({ id: input.id, stock: 4, version: 1, offSaleAt: null });
    expect(Date.parse(made.addedAt!)).to.be.closeTo(Date.now(), 60_000);
    expect(await refusal(manage.create(admin, input))).to.deep.include({ name: "ProductExists" });
    const { items } = await manage.list(admin, { search: "unlikely senor" });
    expect(items.map(({ id }) => id)).to.deep.equal([input.id]);
    expect(await manage.product(admin, input.id)).to.deep.equal(made);
    expect(await kinds(input.id)).to.deep.equal([["CREATED", { stock: 4 }]]);
  });

  it("are changed if the version is the one read: the second of two admins gets ProductChanged, and nothing is lost", async () => {
    const input = productInput({ priceCents: 1000 });
    await manage.create(admin, input);
    const { stock: _, ...details } = input;
    const first = { ...details, priceCents: 1100 };
    const second = { ...details, title: "Another title" };
    const outcomes = await Promise.all(
      [first, second].map((changed) => refusal(settled(() => manage.change(admin, changed, 1)))),
    );
    expect(outcomes.map(({ name }) => name).sort()).to.deep.equal(["ProductChanged", "ok"]);
    const late = outcomes.find(({ name }) => name !== "ok");
    expect(late).to.deep.equal({ name: "ProductChanged", errorInfo: { version: 2 } });
    const now = await manage.product(admin, input.id);
    expect([now!.version, now!.stock]).to.deep.equal([2, input.stock]);
    expect([now!.priceCents === 1100, now!.title === "Another title"]).to.have.members([
      true,
      false,
    ]);
    expect(await refusal(manage.change(admin, { ...details, stock: 3 }, 2))).to.deep.include({
      name: "InvalidInput",
    });
    expect((await manage.history(admin, input.id)).map(({ kind }) => kind)).to.deep.equal([
      "CHANGED",
      "CREATED",
    ]);
  });

  it("go off sale and back: absent for shoppers, unavailable in carts, and not sold", async () => {
    const input = productInput({ priceCents: 700 });
    await manage.create(admin, input);
    const { client } = await createShopper(stack);
    const cart = await store.add(client, input.id, 2);
    const off = await manage.setOnSale(admin, input.id, false, 1);
    expect(off.offSaleAt).to.be.a("string");
    expect(await guest.field(`query ($id: ID!) { product(id: $id) { id } }`, input)).to.equal(null);
    const find = () =>
      guest.field<{ items: unknown[] }>(
        `query ($search: String) { findProducts(search: $search) { items { id } } }`,
        { search: input.title },
      );
    expect((await find()).items).to.deep.equal([]);
    expect((await store.cart(client)).lines).to.deep.equal([
      { productId: input.id, quantity: 2, lineTotalCents: null, product: null },
    ]);
    expect(await outcomeOf(store.checkout(client, cart))).to.equal("ProductNotFound");
    expect(await outcomeOf(store.add(guest, input.id))).to.equal("ProductNotFound");
    const { items } = await manage.list(admin, { search: input.title, stock: "OFF_SALE" });
    expect(items.map(({ id }) => id)).to.deep.equal([input.id]);
    expect(await refusal(manage.setOnSale(admin, input.id, true, 1))).to.deep.include({
      name: "ProductChanged",
    });
    expect((await manage.setOnSale(admin, input.id, true, 2)).offSaleAt).to.equal(null);
    expect((await find()).items).to.have.length(1);
    expect((await store.checkout(client, await store.cart(client))).totalCents).to.equal(1400);
    expect((await kinds(input.id)).map(([kind]) => kind)).to.deep.equal([
      "ON_SALE",
      "OFF_SALE",
      "CREATED",
    ]);
  });

  it("gain and lose copies with a reason, once per key", async () => {
    const input = productInput({ stock: 5 });
    await manage.create(admin, input);
    const key = randomUUID();
    const delivery = { id: input.id, copies: 10, reason: "DELIVERY", note: " box 3 ", key };
    expect((await manage.changeStock(admin, delivery)).stock).to.equal(15);
    expect((await manage.changeStock(admin, delivery)).stock).to.equal(15);
    const damage = { id: input.id, copies: -16, reason: "DAMAGE", key: randomUUID() };
    expect(await refusal(manage.changeStock(admin, damage))).to.deep.equal({
      name: "SoldOut",
      errorInfo: { productId: input.id, stock: 15 },
    });
    expect((await manage.changeStock(admin, { ...damage, copies: -15 })).stock).to.equal(0);
    expect(
      (await manage.list(admin, { search: input.title, stock: "SOLD_OUT" })).items,
    ).to.have.length(1);
    expect(await kinds(input.id)).to.deep.equal([
      ["STOCK", { copies: -15, reason: "DAMAGE" }],
      ["STOCK", { copies: 10, reason: "DELIVERY", note: "box 3" }],
      ["CREATED", { stock: 5 }],
    ]);
    for (const wrong of [{ copies: 0 }, { copies: 1_000_001 }, { key: "x" }, { note: " " }]) {
      const call = manage.changeStock(admin, { ...delivery, key: randomUUID(), ...wrong });
      expect((await refusal(call)).name, JSON.stringify(wrong)).to.equal("InvalidInput");
    }
    const more = { ...delivery, key: randomUUID(), copies: 1_000_000 };
    await manage.changeStock(admin, { ...more, key: randomUUID(), copies: 1 });
    expect((await refusal(manage.changeStock(admin, more))).name).to.equal("InvalidInput");
  });

  it("lose no sale to a concurrent change of stock", async () => {
    const input = productInput({ stock: 6, priceCents: 100 });
    await manage.create(admin, input);
    const shoppers = await Promise.all([1, 2, 3].map(() => createShopper(stack)));
    const carts = await Promise.all(shoppers.map(({ client }) => store.add(client, input.id, 2)));
    const take = { id: input.id, copies: -2, reason: "LOSS", key: randomUUID() };
    const [taken, ...sales] = await Promise.all([
      outcomeOf(settled(() => manage.changeStock(admin, take))),
      ...shoppers.map(({ client }, at) =>
        outcomeOf(settled(() => store.checkout(client, carts[at]!))),
      ),
    ]);
    const sold = sales.filter((sale) => sale === "ok").length * 2;
    const lost = taken === "ok" ? 2 : 0;
    expect(sold + lost + (await store.stock(guest, input.id))).to.equal(6);
    expect([...sales, taken].filter((outcome) => outcome !== "ok")).to.deep.equal(["SoldOut"]);
  });

  it("leave no search entry behind after a change or deletion", async () => {
    const input = productInput({ title: "Xylophonic Zebra", artist: "Qwerty" });
    await manage.create(admin, input);
    const { stock: _, ...details } = input;
    const shelves = async () => {
      const items = Object.entries(await storedItems(stack));
      const [, entries] = items.find(([table]) => table.includes("-shelves-"))!;
      const own = entries.map((entry) => JSON.parse(entry)).filter(isOwn);
      return own.map(({ Shelf }) => Shelf.S).sort();
    };
    const isOwn = ({ ProductId }: { ProductId: { S: string } }) => ProductId.S === input.id;
    const rock = ["*", "*ROCK", "q", "qw", "qwe", "qwert"];
    expect(await shelves()).to.deep.equal(
      [...rock, "x", "xy", "xyl", "xylop", "z", "ze", "zeb", "zebra"].sort(),
    );
    await manage.change(admin, { ...details, title: "Yak", genre: "POP" }, 1);
    expect(await shelves()).to.deep.equal(
      ["*", "*POP", "q", "qw", "qwe", "qwert", "y", "ya", "yak"].sort(),
    );
    await admin.field(`mutation ($id: ID!) { deleteProduct(id: $id) { id } }`, input);
    expect(await shelves()).to.deep.equal([]);
  });

  it("accept the longest titles and artists within one transaction", async () => {
    const words = (letter: string) =>
      Array.from(
        { length: 33 },
        (_, at) => `${letter}${String.fromCharCode(97 + (at % 26))}${at}xy`,
      )
        .join(" ")
        .slice(0, 200);
    const input = productInput({ title: words("p"), artist: words("q") });
    const { stock: _, ...details } = input;
    await manage.create(admin, input);
    const changed = { ...details, title: words("r"), artist: words("s"), genre: "POP" };
    expect((await manage.change(admin, changed, 1)).version).to.equal(2);
    for (const search of ["ra0xy", "sa0xy"]) {
      const { items } = await manage.list(admin, { search });
      expect(
        items.map(({ id }) => id),
        search,
      ).to.deep.equal([input.id]);
    }
  });
});
