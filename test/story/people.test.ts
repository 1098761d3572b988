import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { askOutcome } from "../support/ask";
import type { StoreClient } from "../support/amplifyClient";
import { commandLine } from "../support/commandLine";
import {
  addDevice,
  createOwner,
  sessionApi,
  signInOnly,
  type Device,
  type Owner,
} from "../support/device";
import { stopListeners } from "../support/listener";
import { createOperator, type Operator } from "../support/operator";
import { outcomeOf, settled, times } from "../support/outcomes";
import { myData, people } from "../support/people";
import { proxiedStack, type ProxiedStack } from "../support/proxiedStack";
import { folderOfRun } from "../support/runFolder";
import { PASSWORD } from "../support/shopper";
import { adminOf, createProduct, store } from "../support/store";

const ADMIN = "admin@jukebox.example";
const START = 'mutation { startSession(device: "late") { id } }';

describe("The admin and the users", function () {
  this.timeout(60_000);
  let stack: ProxiedStack;
  let operator: Operator;
  let admin: StoreClient;
  before(async () => {
    stack = await proxiedStack();
    operator = createOperator(stack);
    admin = await adminOf(stack);
  });
  afterEach(() => {
    stack.dynamoDb.decide = () => undefined;
    stopListeners();
  });
  after(() => operator?.destroy());

  const cart = (device: Device) => outcomeOf(device.field("{ cart { id } }"));
  const signIn = (email: string) =>
    signInOnly(stack, email).then(
      () => "ok",
      ({ name, message }: Error) => `${name}: ${message}`,
    );

  it("finds a user by address in any case, and no other user", async () => {
    const { email, userId } = await createOwner(stack);
    const found = await people.find(admin, email.toUpperCase());
    const { createdAt, ...rest } = found!;
    expect(rest).to.deep.equal({
      id: userId,
      email,
      emailVerified: true,
      status: "CONFIRMED",
      banned: false,
    });
    expect(Date.parse(createdAt)).to.be.closeTo(Date.now(), 60_000);
    expect(await people.find(admin, `x${email}`)).to.equal(null);
    expect(await people.find(admin, email.slice(0, -1))).to.equal(null);
  });

  it("lets no address escape from the search filter", async () => {
    const { email } = await createOwner(stack);
    for (const address of [
      `${email}" or email ^= "`,
      `"${email}"`,
      `a\\"@example.com`,
      `x" = "${email}`,
      `email ^= "a"`,
      "",
    ]) {
      const refusal = await people.find(admin, address).catch(({ message }: Error) => message);
      expect(refusal, address).to.match(/Variable 'email' has an invalid value/);
    }
    const long = `${"a".repeat(250)}@example.com`;
    expect(await outcomeOf(people.find(admin, long))).to.equal("InvalidInput");
  });

  it("shows a user's sessions without their data, and ends them with a line of history", async () => {
    const { client, email, userId } = await createOwner(stack);
    const tablet = await addDevice(stack, email, "tablet");
    await sessionApi.save(tablet, { secret: 1 }, 0);
    const listed = await people.sessions(admin, userId.toUpperCase());
    expect(listed.map(({ device }) => device)).to.have.members(["test", "tablet"]);
    expect(JSON.stringify(listed)).not.to.include("secret");
    const { sessionIds } = await settled(() => sessionApi.endUser(admin, userId));
    expect(sessionIds).to.have.members(listed.map(({ id }) => id));
    expect([await cart(client), await cart(tablet)]).to.deep.equal([
      "SessionEnded",
      "SessionEnded",
    ]);
    expect((await sessionApi.endUser(admin, userId)).sessionIds).to.deep.equal([]);
    expect(await people.sessions(admin, userId)).to.deep.equal([]);
    expect(await people.history(admin, userId)).to.deep.equal([
      ["SESSIONS_ENDED", { sessions: 2 }, ADMIN],
    ]);
    expect(await signIn(email)).to.equal("ok");
  });

  it("bans a user immediately and everywhere, until the ban is lifted", async () => {
    const { client: phone, email, userId } = await createOwner(stack);
    const laptop = await addDevice(stack, email, "laptop");
    const idle = await signInOnly(stack, email); // a token without a session
    const listener = await phone.listen("subscription { onSessionsEnded { ownerId sessionIds } }");
    const ids = (await people.sessions(admin, userId)).map(({ id }) => id);
    const ended = await settled(() => people.ban(admin, userId));
    expect(ended.ownerId).to.equal(`user#${userId}`);
    expect(ended.sessionIds).to.have.members(ids).and.have.length(2);
    expect([await cart(phone), await cart(laptop)]).to.deep.equal(["SessionEnded", "SessionEnded"]);
    for (const device of [idle, phone]) {
      const { access } = await device.tokens();
      expect(await askOutcome(stack, access, START)).to.equal("SessionEnded");
    }
    await listener.closed();
    expect(await operator.refresh((await phone.tokens()).refresh)).to.equal(
      "NotAuthorizedException",
    );
    expect(await signIn(email)).to.equal("NotAuthorizedException: User is disabled.");
    expect((await people.find(admin, email))!.banned).to.equal(true);

    expect((await people.ban(admin, userId)).sessionIds).to.deep.equal([]);
    expect(await people.history(admin, userId)).to.deep.equal([["BANNED", { sessions: 2 }, ADMIN]]);

    for (let time = 0; time < 2; time += 1) {
      expect(await people.lift(admin, userId)).to.include({ id: userId, banned: false });
    }
    expect((await people.history(admin, userId)).map(([kind]) => kind)).to.deep.equal([
      "LIFTED",
      "BANNED",
    ]);
    expect([await cart(phone), await cart(laptop)]).to.deep.equal(["SessionEnded", "SessionEnded"]);
    expect(await cart(await addDevice(stack, email))).to.equal("ok");
  });

  it("completes a ban when the database rejects the first attempt, or its response is lost", async () => {
    const { client, userId } = await createOwner(stack);
    for (const fault of ["conflict", "lose response"] as const) {
      let done = false;
      stack.dynamoDb.decide = (operation, input) => {
        if (done || operation !== "TransactWriteItems") return undefined;
        done = true;
        return fault === "conflict" ? conflict(input) : fault;
      };
      expect(await outcomeOf(people.ban(admin, userId))).to.match(/^(TryAgain|Unavailable)$/);
      expect((await people.ban(admin, userId)).ownerId).to.equal(`user#${userId}`);
      expect(await cart(client)).to.equal("SessionEnded");
      expect((await people.history(admin, userId)).map(([kind]) => kind)[0]).to.equal("BANNED");
      expect((await people.history(admin, userId)).length).to.equal(fault === "conflict" ? 1 : 3);
      await people.lift(admin, userId);
    }
  });

  it("lets no session survive that starts while its user is banned", async () => {
    const { client, email, userId } = await createOwner(stack);
    const devices = await Promise.all(times(6, () => signInOnly(stack, email)));
    const starts = devices.map((device, at) => outcomeOf(sessionApi.start(device, `device ${at}`)));
    await Promise.all([settled(() => people.ban(admin, userId)), ...starts]);
    for (const device of [client, ...devices]) {
      const { access } = await device.tokens();
      expect(await askOutcome(stack, access, "{ cart { id } }")).to.match(
        /^Session(Ended|Required)$/,
      );
      expect(await askOutcome(stack, access, START)).to.equal("SessionEnded");
    }
    expect(await people.sessions(admin, userId)).to.deep.equal([]);
  });

  it("rejects a ban of oneself, and missing users", async () => {
    const { id } = (await people.find(admin, ADMIN))!;
    for (const own of [id, id.toUpperCase()]) {
      expect(await outcomeOf(people.ban(admin, own))).to.equal("InvalidInput");
    }
    expect((await people.find(admin, ADMIN))!.banned).to.equal(false);
    for (const act of [people.ban, people.lift]) {
      expect(await outcomeOf(act(admin, randomUUID()))).to.equal("PersonNotFound");
      expect(await outcomeOf(act(admin, 'x" or sub ^= "'))).to.equal("InvalidInput");
    }
    const gone = await createOwner(stack);
    await operator.onUser("AdminDeleteUser", gone.email);
    expect(await outcomeOf(people.ban(admin, gone.userId))).to.equal("PersonNotFound");
    expect(await people.sessions(admin, randomUUID())).to.deep.equal([]);
  });

  it("finds, bans and unbans a user from the command line", async () => {
    const { client, email, userId } = await createOwner(stack);
    const { run, runHere } = commandLine(stack);
    await runHere("sign-in", ADMIN, stack.demoPassword);
    expect((await run("ban", email)).said.sessionIds).to.have.length(1);
    expect(await cart(client)).to.equal("SessionEnded");
    const { banned, history } = (await run("person", email)).said;
    expect([banned, history.map(({ kind }: { kind: string }) => kind)]).to.deep.equal([
      true,
      ["BANNED"],
    ]);
    expect((await run("lift-ban", email)).said).to.include({ id: userId, banned: false });
  });

  it("rejects users who are no admins", async () => {
    const [mine, yours]: Owner[] = [await createOwner(stack), await createOwner(stack)];
    const calls = [
      people.find(mine!.client, yours!.email),
      people.sessions(mine!.client, yours!.userId),
      people.history(mine!.client, yours!.userId),
      people.ban(mine!.client, yours!.userId),
      people.lift(mine!.client, yours!.userId),
    ];
    const outcomes = await Promise.all(calls.map(outcomeOf));
    expect(outcomes).to.deep.equal(times(5, () => "Unauthorized"));
    expect(await cart(yours!.client)).to.equal("ok");
  });
});

describe("A user's own data", function () {
  this.timeout(60_000);

  it("is complete, and contains nothing of others", async () => {
    const stack = await proxiedStack();
    const { client, email, userId } = await createOwner(stack);
    const laptop = await addDevice(stack, email, "laptop");
    await sessionApi.save(laptop, { theme: "dark" }, 0);
    const product = await createProduct(stack);
    await store.add(client, product, 2);
    const other = await createOwner(stack);
    await store.add(other.client, product);
    const { profile, sessions, cart } = await myData(client);
    expect(profile).to.deep.equal({
      id: userId,
      email,
      emailVerified: true,
      authenticator: false,
      passkeys: null,
    });
    const shown = sessions.map(({ id: _, ...rest }: object & { id: string }) => rest);
    expect(shown).to.have.deep.members([
      { device: "test", current: true, data: "{}" },
      { device: "laptop", current: false, data: '{"theme":"dark"}' },
    ]);
    const [line] = cart.lines;
    expect([cart.id, cart.itemCount, line.quantity]).to.deep.equal([`user#${userId}`, 2, 2]);
    expect(line.product.tracks).to.have.length.above(0);
  });

  it("is saved as a file from the command line, with every purchase", async () => {
    const stack = await proxiedStack();
    const { client, email, userId } = await createOwner(stack);
    const product = await createProduct(stack, { stock: 9 });
    const bought: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      bought.unshift((await store.checkout(client, await store.add(client, product))).id);
    }
    await store.add(client, product);
    await client.field(
      `mutation ($id: ID!) { saveForLater(productId: $id) { id saved { version } } }`,
      { id: product },
    );
    const { run, runHere } = commandLine(stack);
    const file = join(folderOfRun(), "my-data.json");
    await runHere("sign-in", email, PASSWORD);
    expect((await run("my-data", file)).said).to.equal(`saved in ${file}`);
    const { profile, sessions, saved, purchases } = JSON.parse(readFileSync(file, "utf8"));
    expect([profile.id, sessions.length]).to.deep.equal([userId, 2]);
    expect(saved.lines.map(({ productId }: { productId: string }) => productId)).to.deep.equal([
      product,
    ]);
    expect(purchases.map(({ id }: { id: string }) => id)).to.deep.equal(bought);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).to.equal(0o600);
  });
});

function conflict({ TransactItems }: { TransactItems: unknown[] }) {
  const CancellationReasons = TransactItems.map((_, at) =>
    at === 0 ? { Code: "TransactionConflict", Message: "conflict" } : { Code: "None" },
  );
  const __type = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException";
  const message = "Transaction cancelled [TransactionConflict, None]";
  return { status: 400, body: { __type, message, CancellationReasons } };
}
