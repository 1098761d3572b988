import { expect } from "chai";
import { randomUUID } from "node:crypto";
import type { StoreClient } from "../support/amplifyClient";
import { createDevice, createOwner, type Device } from "../support/device";
import { stopListeners } from "../support/listener";
import { FOLLOWED, orders, type OrderKey } from "../support/orders";
import { outcomeOf, pause, settled, times } from "../support/outcomes";
import { createShopper, signIn, type Shopper } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { adminOf, createProduct, deleteProduct, store } from "../support/store";

const CHANGED = `subscription { onPurchaseChanged ${FOLLOWED} }`;
const states = ["NEW", "PACKED", "SHIPPED", "CANCELLED"];

describe("The admin's orders", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  let admin: StoreClient;
  before(async () => {
    stack = await sharedStack();
    admin = await adminOf(stack);
  });
  afterEach(stopListeners);

  const buy = async ({ client, userId }: Pick<Shopper, "client" | "userId">, product: string) => {
    const { id } = await store.checkout(client, await store.add(client, product, 2));
    return { userId, id };
  };
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => ({ name: "ok" }),
      ({ name, errorInfo }) => ({ name, errorInfo }),
    );
  const subjectsTo = async (email: string) =>
    (await stack.inbox())
      .filter(({ to, source }) => source === "ses" && to.includes(email))
      .map(({ subject }) => subject.replace(/.*[0-9a-f-]{36} ?/, ""))
      .reverse();

  it("are packed and shipped: the buyer gets one mail per step, and a live event for each", async () => {
    const buyer = await createOwner(stack);
    const product = await createProduct(stack);
    const listener = await buyer.client.listen(CHANGED);
    const other = await (await createOwner(stack)).client.listen(CHANGED);
    const key = await buy(buyer, product);
    expect(await orders.followed(buyer.client, key.id)).to.deep.include({
      state: "NEW",
      trackingNumber: null,
      steps: [],
    });
    const packed = await orders.pack(admin, key);
    expect(packed).to.deep.include({ ownerId: `user#${key.userId}`, state: "PACKED" });
    const shipped = await orders.ship(admin, key, " RR 1234 CH ");
    expect(shipped.trackingNumber).to.equal("RR 1234 CH");
    expect(shipped.steps.map(({ state, mail }) => [state, mail])).to.deep.equal([
      ["PACKED", "SENT"],
      ["SHIPPED", "SENT"],
    ]);
    expect(await listener.heard(2)).to.deep.equal([packed, shipped]);
    await pause(100);
    expect(other.events).to.deep.equal([]);
    expect(await orders.followed(buyer.client, key.id)).to.deep.equal(shipped);
    expect(await subjectsTo(buyer.email)).to.deep.equal(["", "is packed", "is on its way"]);
    const [mail] = await stack.inbox();
    expect(mail!.text).to.contain("Tracking number: RR 1234 CH");
    const order = await orders.one(admin, key);
    expect(order).to.deep.include({
      ...key,
      email: buyer.email,
      state: "SHIPPED",
      trackingNumber: "RR 1234 CH",
      copies: 2,
      totalCents: 3998,
      confirmation: "SENT",
    });
    expect(order!.lines.map(({ productId, quantity }) => [productId, quantity])).to.deep.equal([
      [product, 2],
    ]);
    const { userId } = key;
    expect(await orders.history(admin, key.id)).to.deep.equal([
      {
        actor: "admin@jukebox.example",
        kind: "SHIPPED",
        details: JSON.stringify({ userId, trackingNumber: "RR 1234 CH" }),
      },
      { actor: "admin@jukebox.example", kind: "PACKED", details: JSON.stringify({ userId }) },
    ]);
  });

  it("accept each step from its allowed states, and return their state in the error", async () => {
    const key = await buy(await createShopper(stack), await createProduct(stack));
    const inState = (state: string) => ({ name: "OrderChanged", errorInfo: { state } });
    expect(await refusal(orders.ship(admin, key, "T1"))).to.deep.equal(inState("NEW"));
    await orders.pack(admin, key);
    expect(await refusal(orders.pack(admin, key))).to.deep.equal(inState("PACKED"));
    await orders.ship(admin, key, "T1");
    for (const late of [
      () => orders.pack(admin, key),
      () => orders.ship(admin, key, "T2"),
      () => orders.cancel(admin, key, "late"),
    ]) {
      expect(await refusal(late())).to.deep.equal(inState("SHIPPED"));
    }
    const unknown = { ...key, id: randomUUID() };
    expect(await orders.one(admin, unknown)).to.equal(null);
    for (const call of [
      () => orders.pack(admin, unknown),
      () => orders.ship(admin, unknown, "T1"),
      () => orders.cancel(admin, unknown, "none"),
      () => orders.resend(admin, unknown),
    ]) {
      expect(await outcomeOf(call())).to.equal("OrderNotFound");
    }
  });

  it("are cancelled once for many concurrent calls: copies return once, and one mail is sent", async () => {
    const buyer = await createShopper(stack);
    const [product, deleted] = [await createProduct(stack), await createProduct(stack)];
    await store.add(buyer.client, deleted, 3);
    const key = await buy(buyer, product);
    await deleteProduct(stack, deleted);
    expect(await store.stock(buyer.client, product)).to.equal(998);
    const device = createDevice(stack);
    const second = await signIn(device, "admin@jukebox.example", { password: stack.demoPassword });
    const outcomes = await Promise.all(
      [admin, second.client, admin].map((owner) =>
        outcomeOf(settled(() => orders.cancel(owner, key, "damaged"))),
      ),
    );
    expect(outcomes.sort()).to.deep.equal(["OrderChanged", "OrderChanged", "ok"]);
    expect(await outcomeOf(orders.cancel(admin, key, "again"))).to.equal("OrderChanged");
    expect(await store.stock(buyer.client, product)).to.equal(1000);
    expect(await outcomeOf(store.stock(buyer.client, deleted))).not.to.equal("ok");
    expect(await subjectsTo(buyer.email)).to.deep.equal(["", "was cancelled"]);
    const { state, steps } = (await orders.followed(buyer.client, key.id))!;
    expect([state, steps.map(({ reason }) => reason)]).to.deep.equal(["CANCELLED", ["damaged"]]);
    const [line, ...more] = await orders.history(admin, key.id);
    expect(more).to.deep.equal([]);
    expect(JSON.parse(line!.details)).to.deep.include({ copies: { [product]: 2 } });
  });

  it("end in one of two states when one admin ships and another cancels", async () => {
    const product = await createProduct(stack);
    const buyer = await createShopper(stack);
    const key = await buy(buyer, product);
    await orders.pack(admin, key);
    const [shipped, cancelled] = await Promise.all([
      outcomeOf(settled(() => orders.ship(admin, key, "T1"))),
      outcomeOf(settled(() => orders.cancel(admin, key, "changed"))),
    ]);
    expect([shipped, cancelled].sort()).to.deep.equal(["OrderChanged", "ok"]);
    const stock = await store.stock(buyer.client, product);
    expect(stock).to.equal(cancelled === "ok" ? 1000 : 998);
  });

  it("are listed newest first, by day, by state and by buyer, page by page", async () => {
    const buyer = await createShopper(stack);
    const product = await createProduct(stack);
    const keys: OrderKey[] = [];
    for (let bought = 0; bought < 9; bought += 1) keys.push(await buy(buyer, product));
    const newest = keys.map(({ id }) => id).reverse();
    const own = (items: { id: string }[]) =>
      items.map(({ id }) => id).filter((id) => newest.includes(id));
    const paged = async (args: object) => {
      const pages = [];
      let nextToken: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof orders.page>> = await orders.page(admin, {
          ...args,
          limit: 4,
          nextToken,
        });
        pages.push(page.items);
        nextToken = page.nextToken;
      } while (nextToken !== null);
      expect(pages.slice(0, -1).every((page) => page.length === 4)).to.equal(true);
      return own(pages.flat());
    };
    const { purchasedAt } = (await orders.one(admin, keys[0]!))!;
    const day = purchasedAt.slice(0, 10);
    const all = await orders.list(admin);
    const moments = all.map((order) => order.purchasedAt);
    expect(moments).to.deep.equal([...moments].sort().reverse());
    expect(own(all)).to.deep.equal(newest);
    expect(await paged({})).to.deep.equal(newest);
    expect(await paged({ day })).to.deep.equal(newest);
    expect(await orders.list(admin, { day: "2001-01-01" })).to.deep.equal([]);
    await orders.pack(admin, keys[4]!);
    await orders.cancel(admin, keys[2]!, "none left");
    const byState = await Promise.all(
      states.map(async (state) => own(await orders.list(admin, { state, day }))),
    );
    expect(byState.map((ids) => ids.length)).to.deep.equal([7, 1, 0, 1]);
    expect(await paged({ state: "NEW" })).to.deep.equal(byState[0]);
    const { items, nextToken } = await orders.of(admin, buyer.userId, { limit: 6 });
    expect(items.map(({ id }) => id)).to.deep.equal(newest.slice(0, 6));
    const rest = await orders.of(admin, buyer.userId, { nextToken });
    expect(rest.items.map(({ id }) => id)).to.deep.equal(newest.slice(6));
    expect(items.find(({ id }) => id === keys[4]!.id)).to.deep.equal(
      (await orders.list(admin, { state: "PACKED", day })).find(({ id }) => id === keys[4]!.id),
    );
  });

  it("mail about the last step again, within the buyer's own limits", async () => {
    const buyer = await createShopper(stack);
    const key = await buy(buyer, await createProduct(stack));
    expect((await orders.resend(admin, key)).state).to.equal("NEW");
    await orders.pack(admin, key);
    const outcomes = [];
    for (let time = 0; time < 5; time += 1) {
      outcomes.push(await outcomeOf(settled(() => orders.resend(admin, key))));
    }
    expect(outcomes).to.deep.equal([...times(4, () => "ok"), "TooManyMails"]);
    expect(await subjectsTo(buyer.email)).to.deep.equal(["", "", ...times(5, () => "is packed")]);
    expect((await orders.followed(buyer.client, key.id))!.steps[0]!.mail).to.equal("SENT");
  });

  it("reject invalid arguments", async () => {
    const key = await buy(await createShopper(stack), await createProduct(stack));
    const { nextToken } = await orders.page(admin, { limit: 1 });
    const token = (text: string) => Buffer.from(text).toString("base64");
    const wrong: Record<string, () => Promise<unknown>> = {
      "day with an offset": () => orders.page(admin, { day: "2026-11-29Z" }),
      "limit 0": () => orders.page(admin, { limit: 0 }),
      "limit 51": () => orders.page(admin, { limit: 51 }),
      "a token that is none": () => orders.page(admin, { nextToken: "x!" }),
      "an empty token": () => orders.page(admin, { nextToken: "" }),
      "another's key as a token": () => orders.page(admin, { nextToken: token("a#b") }),
      "a token with a line break": () => orders.page(admin, { nextToken: `${nextToken}\n` }),
      "a token of another day": () => orders.page(admin, { day: "2001-01-01", nextToken }),
      "a buyer": () => orders.of(admin, "user#1"),
      "a buyer's token": () => orders.of(admin, key.userId, { nextToken: "none" }),
      "a buyer's limit": () => orders.of(admin, key.userId, { limit: 51 }),
      "an order's buyer": () => orders.one(admin, { ...key, userId: "" }),
      "an order's id": () => orders.one(admin, { ...key, id: "mails" }),
      "a history's id": () => orders.history(admin, "mails"),
      "no tracking number": () => orders.ship(admin, key, " "),
      "a long tracking number": () => orders.ship(admin, key, "1".repeat(65)),
      "a tracking number of two lines": () => orders.ship(admin, key, "1\n2"),
      "no reason": () => orders.cancel(admin, key, ""),
      "a long reason": () => orders.cancel(admin, key, "r".repeat(201)),
      "pack's id": () => orders.pack(admin, { ...key, id: "1" }),
      "resend's id": () => orders.resend(admin, { ...key, id: "1" }),
      "upgrade's token": () => orders.upgrade(admin, "none"),
    };
    for (const [what, call] of Object.entries(wrong)) {
      expect(await outcomeOf(call()), what).to.equal("InvalidInput");
    }
    expect((await orders.one(admin, key))!.state).to.equal("NEW");
  });

  it("reject a buyer, and a user who knows all ids, and do not change", async () => {
    const buyer = await createOwner(stack);
    const key = await buy(buyer, await createProduct(stack));
    const stranger = (await createOwner(stack)).client;
    const calls = (client: Device) => [
      orders.page(client),
      orders.of(client, key.userId),
      orders.one(client, key),
      orders.history(client, key.id),
      orders.pack(client, key),
      orders.ship(client, key, "T1"),
      orders.cancel(client, key, "mine"),
      orders.resend(client, key),
      orders.upgrade(client),
    ];
    for (const client of [buyer.client, stranger]) {
      const outcomes = await Promise.all(calls(client).map(outcomeOf));
      expect(new Set(outcomes)).to.deep.equal(new Set(["Unauthorized"]));
    }
    expect(await orders.followed(stranger, key.id)).to.equal(null);
    expect((await orders.one(admin, key))!.steps).to.deep.equal([]);
  });
});
