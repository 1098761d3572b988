import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { bundleResolvers } from "../../infra/api/bundleResolvers";
import { checkSettings } from "../../infra/settings/checkSettings";
import type { TableName } from "../../infra/api/dataSourceGrants";
import { storeConstants } from "../../infra/api/storeConstants";
import { tableOperations } from "../../infra/api/tableOperations";
import { defaultSettings } from "../infra/support/evaluateGraph";
import {
  addDevice,
  createDevice,
  createOwner,
  sessionApi,
  signInOnly,
  type Device,
  type Owner,
} from "../support/device";
import { detailsInput, manage } from "../support/manage";
import type { FaultyDynamoDb } from "../support/faultyDynamoDb";
import { myData, people } from "../support/people";
import { orders } from "../support/orders";
import { createOperator, type Operator, type SessionKey } from "../support/operator";
import { outcomeOf, times } from "../support/outcomes";
import { recordCalls } from "../support/recordCalls";
import { recordRoundTrips } from "../support/recordRoundTrips";
import { proxiedStack, type ProxiedStack } from "../support/proxiedStack";
import { securityApi, setUpApp } from "../support/securityApi";
import { dayOf, today } from "../support/today";
import { adminOf, createProduct, deleteProduct, putProduct, store } from "../support/store";

const CHECK = "BatchGetItem sessions";

// Each line is one round trip, in order. A change here changes the running costs of the store.
describe("What operations cost at DynamoDB", function () {
  this.timeout(60_000);
  let dynamoDb: FaultyDynamoDb;
  let stack: ProxiedStack;
  let operator: Operator;
  let owner: Owner;
  let user: Device;
  let guest: Device;
  let product: string;
  let key: SessionKey;
  before(async () => {
    stack = await proxiedStack();
    dynamoDb = stack.dynamoDb;
    operator = createOperator(stack);
    owner = await createOwner(stack);
    user = owner.client;
    guest = createDevice(stack);
    product = await createProduct(stack);
    key = { ownerId: `user#${owner.userId}`, sessionId: (await user.tokens()).claims.origin_jti };
    await guest.auth.fetchAuthSession();
  });
  after(() => operator?.destroy());

  /** Every recorded call. */
  const seen = new Set<string>();
  const record = async (call: () => Promise<unknown>): Promise<string[]> => {
    const calls = await recordCalls(dynamoDb, call);
    for (const one of calls) seen.add(one);
    return calls;
  };

  it("reads the catalogue in 1, without a session check", async () => {
    const byId = (client: Device) => () => store.stock(client, product);
    expect(await record(byId(user))).to.deep.equal(["GetItem products eventual"]);
    expect(await record(byId(guest))).to.deep.equal(["GetItem products eventual"]);
    const genre = () => user.field("{ products(genre: ROCK, limit: 2) { items { id } } }");
    expect(await record(genre)).to.deep.equal(["Query products eventual"]);
    const all = () => guest.field("{ products(limit: 2) { items { id } } }");
    expect(await record(all)).to.deep.equal(["Scan products eventual"]);
    const found = () => guest.field(`{ findProducts(search: "testers") { items { id } } }`);
    expect(await record(found)).to.deep.equal([
      "Query shelves eventual",
      "BatchGetItem products+shelves eventual",
      "Scan products eventual", // until every product is on its shelves
    ]);
    await (await adminOf(stack)).field("mutation { finishUpgrade }");
    expect(await record(found)).to.deep.equal([
      "Query shelves eventual",
      "BatchGetItem products+shelves eventual",
    ]);
  });

  it("reads a cart in 1 with the session, and product details in 1 more where they are selected", async () => {
    const bare = (client: Device) => () =>
      client.field("{ cart { id version lines { productId quantity } } }");
    await store.add(user, product);
    await store.add(guest, product);
    expect(await record(bare(user))).to.deep.equal(["BatchGetItem carts+sessions"]);
    expect(await record(bare(guest))).to.deep.equal(["BatchGetItem carts"]);
    expect(await record(() => store.cart(user))).to.deep.equal([
      "BatchGetItem carts+sessions",
      "BatchGetItem products eventual", // for display only: checkout reads prices consistently
    ]);
  });

  it("changes a cart in 2", async () => {
    const change = (call: string) => (client: Device) => () =>
      client.field(`mutation { ${call} { id version } }`);
    const changes = [
      change(`addCartItem(productId: "${product}")`),
      change(`setCartItemQuantity(productId: "${product}", quantity: 3)`),
      change(`removeCartItem(productId: "${product}")`),
      change("clearCart"),
    ];
    for (const of of changes) {
      for (const client of [user, guest]) {
        await store.add(client, product);
        const [read, ...writes] = await record(of(client));
        expect(read).to.match(/^BatchGetItem carts(\+products)?(\+sessions)?$/);
        expect(read!.includes("sessions")).to.equal(client === user);
        expect(writes).to.deep.equal(["UpdateItem carts"]);
      }
    }
  });

  it("saves for later and moves back in 2, and reads the list in 1", async () => {
    await store.add(user, product);
    const change = (field: string) => () =>
      user.field(`mutation { ${field}(productId: "${product}") { id version saved { version } } }`);
    const read = "BatchGetItem carts+sessions";
    for (const field of ["saveForLater", "moveToCart", "saveForLater", "removeSaved"]) {
      expect(await record(change(field)), field).to.deep.equal([
        field === "moveToCart" ? "BatchGetItem carts+products+sessions" : read,
        "TransactWriteItems carts",
      ]);
    }
    const repeated = await record(change("removeSaved"));
    expect(repeated, "nothing to change").to.deep.equal([read]);
    const list = () => user.field("{ saved { version lines { productId } } }");
    expect(await record(list)).to.deep.equal([read]);
    const both = () => user.field("{ cart { id saved { version } } }");
    expect(await record(both), "with the cart").to.deep.equal([read]);
    await store.add(user, product);
    await store.saveForLater(user, product);
    expect(await record(() => store.saved(user)), "with products").to.deep.equal([
      read,
      "BatchGetItem products eventual",
    ]);
  });

  it("moves a guest's cart in 2", async () => {
    const cart = await store.add(createDevice(stack), product);
    const merge = () =>
      user.field(
        `mutation ($id: ID!, $token: String!) { mergeCart(guestCartId: $id, claimToken: $token) { id } }`,
        { id: cart.id, token: cart.claimToken },
      );
    expect(await record(merge)).to.deep.equal([
      "BatchGetItem carts+sessions",
      "TransactWriteItems carts",
    ]);
    expect(await record(merge), "repeated").to.deep.equal(["BatchGetItem carts+sessions"]);
  });

  it("buys in 3 and 1 write for the mail, and confirms again in 2 and 1", async () => {
    await store.clear(user);
    const cart = await store.add(user, product);
    const id = randomUUID();
    expect(await record(() => store.checkout(user, cart, id))).to.deep.equal([
      "BatchGetItem carts+purchases+sessions",
      "BatchGetItem products",
      "TransactWriteItems carts+products+purchases",
      "UpdateItem purchases",
    ]);
    const again = await record(() => store.checkout(user, cart, id));
    expect(again).to.deep.equal(["BatchGetItem carts+purchases+sessions"]);
    const resend = () =>
      user.field("mutation ($id: ID!) { resendConfirmation(id: $id) { id } }", { id });
    expect(await record(resend)).to.deep.equal([
      "BatchGetItem purchases+sessions",
      "UpdateItem purchases",
      "UpdateItem purchases",
    ]);
  });

  it("reads purchases in the check and 1", async () => {
    expect(await record(() => store.purchases(user))).to.deep.equal([CHECK, "Query purchases"]);
    expect(await record(() => store.purchase(user, randomUUID()))).to.deep.equal([
      "BatchGetItem purchases+sessions",
    ]);
  });

  it("starts a session in 1, and again in 1", async () => {
    const device = await signInOnly(stack, owner.email);
    for (let time = 0; time < 2; time += 1) {
      expect(await record(() => sessionApi.start(device, "costs"))).to.deep.equal([
        "TransactWriteItems sessions",
      ]);
    }
  });

  it("reads, saves and ends sessions in 2 at most", async () => {
    const update = "UpdateItem sessions";
    expect(await record(() => sessionApi.current(user))).to.deep.equal([CHECK]);
    expect(await record(() => sessionApi.all(user))).to.deep.equal([CHECK, CHECK]);
    expect(await record(() => sessionApi.save(user, { a: 1 }, 0))).to.deep.equal([CHECK, update]);
    expect(await record(() => sessionApi.current(guest)), "begins").to.deep.equal([CHECK, update]);
    expect(await record(() => sessionApi.current(guest))).to.deep.equal([CHECK]);
    expect(await record(() => sessionApi.save(guest, { a: 1 }, 0))).to.deep.equal([CHECK, update]);

    const end = "TransactWriteItems sessions";
    const other = await addDevice(stack, owner.email);
    const { claims } = await other.tokens();
    expect(await record(() => sessionApi.end(user, claims.origin_jti))).to.deep.equal([CHECK, end]);
    expect(await record(() => sessionApi.end(user, claims.origin_jti))).to.deep.equal([CHECK]);
    await addDevice(stack, owner.email);
    expect(await record(() => sessionApi.endOthers(user))).to.deep.equal([CHECK, end]);
    expect(await record(() => sessionApi.endOthers(user))).to.deep.equal([CHECK]);
  });

  it("reads and changes an account's security settings in 1 and the calls to Cognito, and 1 write for a notice that no change proves", async () => {
    const { client } = await createOwner(stack);
    const trips = (call: () => Promise<unknown>) =>
      recordRoundTrips(stack, async () => void (await record(call)));
    expect(await trips(() => securityApi.read(client))).to.deep.equal({
      "Query.security": [[CHECK, "Cognito GetUser"]],
    });
    expect(await trips(() => setUpApp(client))).to.deep.equal({
      "Mutation.startAuthenticator": [[CHECK, "Cognito AssociateSoftwareToken"]],
      "Mutation.confirmAuthenticator": [
        [CHECK, "Cognito VerifySoftwareToken", "Cognito SetUserMFAPreference", "mail"],
      ],
    });
    expect(await trips(() => securityApi.turnOff(client))).to.deep.equal({
      "Mutation.turnOffAuthenticator": [
        [CHECK, "Cognito GetUser", "Cognito SetUserMFAPreference", "mail"],
      ],
    });
    expect(await trips(() => securityApi.notePasswordChange(client))).to.deep.equal({
      "Mutation.notePasswordChange": [[CHECK, "UpdateItem sessions", "mail"]],
    });
    expect(await trips(() => securityApi.deleteAccount(client))).to.deep.equal({
      "Mutation.deleteAccount": [
        [CHECK, "TransactWriteItems carts+sessions", "Cognito DeleteUser", "mail"],
      ],
    });
  });

  it("finds, bans and lifts users in 2 and the calls to Cognito, and again without the write", async () => {
    const admin = await adminOf(stack);
    const { client, email, userId } = await createOwner(stack);
    await sessionApi.current(admin);
    const trips = async (call: () => Promise<unknown>) =>
      Object.values(await recordRoundTrips(stack, async () => void (await record(call))))[0];
    const find = "Cognito ListUsers";
    const write = "TransactWriteItems history+sessions";
    expect(await trips(() => people.find(admin, email))).to.deep.equal([[CHECK, find]]);
    const ban = [CHECK, find, "Cognito AdminDisableUser"];
    expect(await trips(() => people.ban(admin, userId))).to.deep.equal([[...ban, write]]);
    expect(await trips(() => people.ban(admin, userId))).to.deep.equal([ban]);
    const lift = [CHECK, find, "Cognito AdminEnableUser"];
    expect(await trips(() => people.lift(admin, userId))).to.deep.equal([[...lift, write]]);
    expect(await trips(() => people.lift(admin, userId))).to.deep.equal([lift]);
    expect(await outcomeOf(sessionApi.current(client))).to.equal("SessionEnded");
  });

  it("collects a user's own data in 2 and a call to Cognito", async () => {
    const { client, email } = await createOwner(stack);
    await addDevice(stack, email);
    await store.add(client, product);
    const trips = await recordRoundTrips(stack, async () => {
      await record(() => myData(client));
    });
    const first = "BatchGetItem carts+sessions";
    expect(trips["Query.myData"]).to.deep.equal([
      [first, CHECK, "BatchGetItem products", "Cognito GetUser"],
    ]);
  });

  it("lists orders in the check and 4, reads one in 1, takes a step in 2 and cancels in 3, with 1 write for the mail", async () => {
    const admin = await adminOf(stack);
    await sessionApi.current(admin);
    const { client, userId } = await createOwner(stack);
    const buy = async () => {
      const { id } = await store.checkout(client, await store.add(client, product));
      return { userId, id };
    };
    const order = await buy();
    const query = "Query purchases eventual";
    const page = [CHECK, query, query, query, query];
    expect(await record(() => orders.page(admin))).to.deep.equal(page);
    expect(await record(() => orders.page(admin, { state: "NEW" }))).to.deep.equal(page);
    expect(await record(() => orders.of(admin, userId))).to.deep.equal([CHECK, "Query purchases"]);
    const read = "BatchGetItem purchases+sessions";
    expect(await record(() => orders.one(admin, order))).to.deep.equal([read]);
    const mailed = "UpdateItem purchases";
    const step = [read, "TransactWriteItems history+purchases", mailed];
    expect(await record(() => orders.pack(admin, order))).to.deep.equal(step);
    expect(await record(() => orders.ship(admin, order, "T1"))).to.deep.equal(step);
    expect(await record(() => orders.resend(admin, order))).to.deep.equal([read, mailed, mailed]);
    expect(await record(() => orders.history(admin, order.id))).to.deep.equal([
      CHECK,
      "Query history",
    ]);
    const cancelled = await buy();
    expect(await record(() => orders.cancel(admin, cancelled, "costs"))).to.deep.equal([
      read,
      "BatchGetItem products",
      "TransactWriteItems history+products+purchases",
      mailed,
    ]);
    expect(await record(() => orders.upgrade(admin))).to.deep.equal([CHECK, "Scan purchases"]);
  });

  it("computes the figures of a day in the check and 4, and finds what is low on stock in 1 more", async () => {
    const admin = await adminOf(stack);
    await sessionApi.current(admin);
    const day = times(4, () => "Query purchases eventual");
    expect(await record(() => today.day(admin, dayOf()))).to.deep.equal([CHECK, ...day]);
    await putProduct(stack, { id: "costs-low", stock: 1, priceCents: 1 });
    const stock = times(4, () => "Query products eventual");
    expect(await record(() => today.lowStock(admin))).to.deep.equal([
      CHECK,
      ...stock,
      "BatchGetItem products eventual",
    ]);
    await deleteProduct(stack, "costs-low");
  });

  it("handles products in 2", async () => {
    const admin = await adminOf(stack);
    await sessionApi.current(admin); // records the use of a session that other tests started a while ago
    const { userId } = await createOwner(stack);
    expect(await record(() => people.sessions(admin, userId))).to.deep.equal([CHECK, CHECK]);
    expect(await record(() => sessionApi.endUser(admin, userId))).to.deep.equal([
      CHECK,
      "TransactWriteItems history+sessions",
    ]);
    expect(await record(() => people.history(admin, userId))).to.deep.equal([
      CHECK,
      "Query history",
    ]);
    const put = () => putProduct(stack, { id: "costs", stock: 1, priceCents: 1 });
    const read = "BatchGetItem products+sessions";
    const write = "TransactWriteItems history+products+shelves";
    expect(await record(put)).to.deep.equal([read, write]);
    const same = () => putProduct(stack, { id: "costs", stock: 2, priceCents: 1 });
    expect(await record(same)).to.deep.equal([read, "TransactWriteItems history+products"]);
    const stock = { id: "costs", copies: 1, reason: "COUNT", key: randomUUID() };
    expect(await record(() => manage.changeStock(admin, stock))).to.deep.equal([
      read,
      "TransactWriteItems history+products",
      "GetItem products",
    ]);
    expect(await record(() => manage.product(admin, "costs"))).to.deep.equal([read]);
    expect(await record(() => manage.history(admin, "costs"))).to.deep.equal([
      CHECK,
      "Query history",
    ]);
    const importId = "c0".repeat(32);
    const line = {
      importId,
      line: 2,
      input: detailsInput({ id: "costs-line" }),
      copies: 1,
    };
    const apply = () => manage.applyLine(admin, line);
    const readLine = "BatchGetItem history+products+sessions";
    expect(await record(apply)).to.deep.equal([readLine, write]);
    expect(await record(apply), "repeated").to.deep.equal([readLine]);
    expect(await record(() => manage.importedLines(admin, importId))).to.deep.equal([
      CHECK,
      "Query history",
    ]);
    await deleteProduct(stack, "costs-line");
    expect(await record(() => manage.page(admin, { search: "testers" }))).to.deep.equal([
      CHECK,
      "Query shelves eventual",
      "BatchGetItem products+shelves eventual",
    ]);
    expect(await record(() => deleteProduct(stack, "costs"))).to.deep.equal([read, write]);
  });

  it("adds 1 write per touch interval, and none between", async () => {
    await operator.setTimes(key, { LastSeenAt: Date.now() - 31_000 });
    const touched = await record(() => sessionApi.current(user));
    expect(touched).to.deep.equal([CHECK, "UpdateItem sessions"]);
    expect(await record(() => sessionApi.current(user))).to.deep.equal([CHECK]);
  });

  it("adds the same 1 write when Cognito is called again, and one read at the start serves all", async () => {
    const long = Date.now() - 301_000;
    await operator.setTimes(key, { LastSeenAt: long, VerifiedAt: long });
    const bare = () => user.field("{ cart { id } }");
    expect(await record(bare)).to.deep.equal([
      "BatchGetItem carts+sessions",
      "UpdateItem sessions",
    ]);
    expect(await record(bare)).to.deep.equal(["BatchGetItem carts+sessions"]);
  });

  it("costs an ended session 1 read and nothing else", async () => {
    const device = await addDevice(stack, owner.email);
    const { claims } = await device.tokens();
    await sessionApi.end(user, claims.origin_jti);
    let outcome = "";
    const refused = await record(async () => {
      outcome = await outcomeOf(store.add(device, product));
    });
    expect(outcome).to.equal("SessionEnded");
    expect(refused).to.deep.equal(["BatchGetItem carts+products+sessions"]);
  });

  it("uses only operations that the tables' alarms watch", () => {
    const settings = checkSettings(defaultSettings());
    const watched = tableOperations(bundleResolvers(storeConstants(settings)));
    expect(seen.size).to.be.above(10);
    for (const call of seen) {
      const [operation, tables = ""] = call.split(" ");
      for (const table of tables.split("+")) {
        expect(watched[table as TableName], call).to.include(operation);
      }
    }
  });
});
