import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { dataSourceGrants } from "../../infra/api/dataSourceGrants";
import { readSchema } from "../../infra/api/schema";
import { addDevice, createOwner, sessionApi, type Owner } from "../support/device";
import { fieldCalls } from "../support/fieldCalls";
import { detailsInput, manage, productInput } from "../support/manage";
import { people } from "../support/people";
import { createOperator } from "../support/operator";
import { orders, type OrderKey } from "../support/orders";
import { startRecordedStack, type RecordedStack } from "../support/recordPermissions";
import { securityApi } from "../support/securityApi";
import { createGuest } from "../support/shopper";
import { today } from "../support/today";
import { adminOf, createProduct, deleteProduct, store } from "../support/store";

/** Attempts to provoke a race. */
const ATTEMPTS = 30;

/** SES also checks the identity's default configuration set; the emulator does not. */
const notAskedHere = (permission: string) =>
  permission.startsWith("ses:SendEmail configuration-set/");

describe("The permissions of the roles", function () {
  this.timeout(60_000);
  let stack: RecordedStack;
  let owner: Owner;
  let product: string;
  before(async () => {
    stack = await startRecordedStack();
    owner = await createOwner(stack);
    product = await createProduct(stack);
  });
  after(() => stack?.stop());

  const times = (count: number, call: () => Promise<unknown>) =>
    Promise.allSettled(Array.from({ length: count }, call));

  /** Repeats a race until a role has needed the permission that only losers need. */
  async function until(role: string, permission: string, race: () => Promise<unknown>) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (stack.permissions()[role]?.used.includes(permission)) return;
      await race();
    }
  }

  async function browse(): Promise<void> {
    await owner.client.field("{ products(limit: 2) { items { id } } }");
    await owner.client.field("{ products(genre: ROCK, limit: 2) { items { id } } }");
    await store.stock(owner.client, product);
    for (const sort of ["TITLE", "NEWEST", "PRICE_UP"]) {
      await owner.client.field(`{ findProducts(search: "tes", sort: ${sort}) { items { id } } }`);
    }
  }

  async function administer(): Promise<void> {
    const admin = await adminOf(stack);
    const change = { id: product, copies: 1, reason: "COUNT", key: randomUUID() };
    await manage.changeStock(admin, change);
    await manage.history(admin, product);
    await manage.create(admin, productInput({ stock: 1 }));
    await today.lowStock(admin);
    const line = { importId: "0a".repeat(32), line: 2, input: detailsInput() };
    await manage.applyLine(admin, line);
  }

  async function fillCarts(): Promise<void> {
    const { client } = owner;
    await store.add(client, product, 2);
    await store.set(client, product, 3);
    await store.remove(client, product);
    await store.clear(client);
    await store.add(client, product);
    await store.saveForLater(client, product);
    await until("jukebox-carts", "GetItem carts", async () => {
      await store.clear(client);
      await times(8, () => store.add(client, product, 50));
    });
    await until("jukebox-carts", "BatchGetItem carts", async () => {
      const cart = await store.add(createGuest(stack), product);
      await times(6, () => store.merge(client, cart));
    });
  }

  async function buy(): Promise<void> {
    const { client } = owner;
    await store.clear(client);
    const cart = await store.add(client, product);
    await store.checkout(client, { ...cart, totalCents: 1 }).catch(() => undefined);
    const { id } = await store.checkout(client, cart);
    await store.purchases(client);
    await store.purchase(client, id);
    await handle({ userId: owner.userId, id });
    await until("jukebox-purchases", "GetItem purchases", () =>
      times(4, () =>
        client.field("mutation ($id: ID!) { resendConfirmation(id: $id) { id } }", { id }),
      ),
    );
  }

  async function handle(order: OrderKey): Promise<void> {
    const admin = await adminOf(stack);
    await orders.page(admin);
    await orders.page(admin, { state: "NEW" });
    await orders.upgrade(admin);
    await orders.cancel(admin, order, "least privilege");
  }

  async function useSessions(): Promise<void> {
    const { client, email, userId } = owner;
    const { claims } = await client.tokens();
    const operator = createOperator(stack);
    const key = { ownerId: `user#${userId}`, sessionId: claims.origin_jti };
    await operator.setTimes(key, { LastSeenAt: Date.now() - 60_000 });
    operator.destroy();
    await sessionApi.current(client);
    await addDevice(stack, email);
    await sessionApi.all(client);
    await sessionApi.endOthers(client);
    await sessionApi.end(client, randomUUID());
    await until("jukebox-sessions", "GetItem sessions", async () => {
      const { dataVersion } = await sessionApi.current(client);
      await times(6, () => sessionApi.save(client, { a: 1 }, dataVersion));
    });
    const admin = await adminOf(stack);
    await sessionApi.endUser(admin, userId);
    await people.ban(admin, userId);
    await people.lift(admin, userId);
    await securityApi.deleteAccount((await createOwner(stack)).client);
  }

  async function visit(): Promise<void> {
    const guest = createGuest(stack);
    const guestFields = new Set(
      readSchema().guestFields.map(({ type, field }) => `${type}.${field}`),
    );
    for (const { field, query } of fieldCalls()) {
      if (guestFields.has(field)) await guest.graphql(query);
    }
    (await guest.listen("subscription { onCartChanged { id } }")).stop();
    // The role may start these subscriptions, for tickets; without a ticket they are rejected.
    await guest.listen("subscription { onPurchased { id } }").catch(() => undefined);
    await guest.listen("subscription { onPurchaseChanged { id } }").catch(() => undefined);
    await guest.listen("subscription { onSessionsEnded { ownerId } }").catch(() => undefined);
  }

  it("are exactly those that the store's operations need", async () => {
    await browse();
    await administer();
    await fillCarts();
    await buy();
    await useSessions();
    await visit();
    await deleteProduct(stack, product);

    const permissions = stack.permissions();
    const names = Object.keys(permissions);
    for (const source of [...Object.keys(dataSourceGrants), "mail", "userPoolAdmin"]) {
      expect(names, "roles that were used").to.include(`jukebox-${source}`);
    }
    for (const [role, { used, granted }] of Object.entries(permissions)) {
      const asked = granted.filter((permission) => !notAskedHere(permission));
      expect(asked, role).to.deep.equal(used);
    }
    const actions = Object.values(permissions).flatMap(({ granted }) => granted);
    expect(actions.filter((action) => action.includes("*"))).to.deep.equal([]);
  });
});
