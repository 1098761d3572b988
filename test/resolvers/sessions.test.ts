import { expect } from "chai";
import { createGuest, createShopper, signIn, type Shopper } from "../support/shopper";
import type { StoreClient } from "../support/amplifyClient";
import { sharedStack, type RunningStack } from "../support/stack";

const SESSION = "{ id device current data dataVersion }";

interface Session {
  id: string;
  device: string;
  current: boolean;
  data: string;
  dataVersion: number;
}

const session = (client: StoreClient) => client.field<Session>(`{ session ${SESSION} }`);
const sessions = (client: StoreClient) => client.field<Session[]>(`{ sessions ${SESSION} }`);
const save = (client: StoreClient, data: unknown, expectedVersion: number, mode?: string) =>
  client.field<Session>(
    `mutation ($data: AWSJSON!, $mode: SaveMode, $version: Int!) {
      saveSession(data: $data, mode: $mode, expectedVersion: $version) ${SESSION} }`,
    { data: JSON.stringify(data), mode, version: expectedVersion },
  );
const end = (client: StoreClient, id: string) =>
  client.field<{ ownerId: string; sessionIds: string[] }>(
    "mutation ($id: ID!) { endSession(id: $id) { ownerId sessionIds } }",
    { id },
  );
const endOthers = (client: StoreClient) =>
  client.field<{ sessionIds: string[] }>("mutation { endOtherSessions { ownerId sessionIds } }");
const failure = (call: Promise<unknown>) =>
  call.then(
    () => ({ name: "ok", info: null }),
    (error: Error & { errorInfo?: unknown }) => ({ name: error.name, info: error.errorInfo }),
  );

describe("sessions over the API", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  before(async () => {
    stack = await sharedStack();
  });

  /** Adds a device of the same user. */
  const another = ({ email }: Shopper, device: string): Promise<Shopper> =>
    signIn(createGuest(stack), email, { device });

  it("rejects a user that has not started one with SessionRequired", async () => {
    const shopper = await createShopper(stack);
    const client = createGuest(stack);
    await client.auth.signIn({ username: shopper.email, password: "Correct-Horse-7-Battery" });
    expect(await failure(client.field("{ cart { id } }"))).to.include({ name: "SessionRequired" });
    expect(await client.field("{ products(limit: 1) { items { id } } }")).to.have.property("items");
  });

  it("lists all devices, and ends one of them at once", async () => {
    const phone = await createShopper(stack);
    const laptop = await another(phone, "laptop");
    const listed = await sessions(phone.client);
    expect(listed.map(({ device, current }) => ({ device, current }))).to.deep.equal([
      { device: "laptop", current: false },
      { device: "test", current: true },
    ]);
    const { id } = await session(laptop.client);
    const ownerId = `user#${phone.userId}`;
    expect(await end(phone.client, id)).to.deep.equal({ ownerId, sessionIds: [id] });
    expect(await failure(session(laptop.client))).to.include({ name: "SessionEnded" });
    const start = laptop.client.field('mutation { startSession(device: "again") { id } }');
    expect(await failure(start)).to.include({ name: "SessionEnded" });
    expect(await end(phone.client, id)).to.deep.equal({ ownerId, sessionIds: [] });
    expect((await sessions(phone.client)).map(({ device }) => device)).to.deep.equal(["test"]);
  });

  it("returns the running session when it is started again", async () => {
    const { client } = await createShopper(stack);
    const { id } = await session(client);
    const again = await client.field<Session>(
      `mutation { startSession(device: "other name") ${SESSION} }`,
    );
    expect(again).to.include({ id, device: "test", current: true });
  });

  it("ends all others, and stays active itself", async () => {
    const first = await createShopper(stack);
    const others = await Promise.all(["a", "b", "c"].map((device) => another(first, device)));
    const ended = await endOthers(first.client);
    expect(ended.sessionIds).to.have.length(3);
    for (const { client } of others) {
      expect(await failure(session(client))).to.include({ name: "SessionEnded" });
    }
    expect((await session(first.client)).current).to.equal(true);
    expect((await endOthers(first.client)).sessionIds).to.deep.equal([]);
  });

  it("does not end another user's session", async () => {
    const mine = await createShopper(stack);
    const yours = await createShopper(stack);
    const { id } = await session(yours.client);
    expect((await end(mine.client, id)).sessionIds).to.deep.equal([]);
    expect(await failure(end(mine.client, "live"))).to.include({ name: "InvalidInput" });
    const admin = mine.client.field(
      "mutation ($id: ID!) { endUserSessions(userId: $id) { ownerId } }",
      {
        id: yours.userId,
      },
    );
    expect(await failure(admin)).to.include({ name: "Unauthorized" });
    expect((await session(yours.client)).id).to.equal(id);
  });

  it("keeps data under a version, merged or replaced", async () => {
    const { client } = await createShopper(stack);
    expect(await session(client)).to.deep.include({ data: "{}", dataVersion: 0 });
    await save(client, { theme: "dark", step: 1.5, empty: "" }, 0);
    const merged = await save(client, { step: 2, empty: null }, 1);
    expect(JSON.parse(merged.data)).to.deep.equal({ theme: "dark", step: 2 });
    expect(await failure(save(client, { late: true }, 1))).to.deep.equal({
      name: "SessionChanged",
      info: { dataVersion: 2 },
    });
    const replaced = await save(client, { only: [1, { deep: "é" }] }, 2, "REPLACE");
    expect(JSON.parse(replaced.data)).to.deep.equal({ only: [1, { deep: "é" }] });
    expect(await session(client)).to.deep.include({ data: replaced.data, dataVersion: 3 });
    for (const wrong of [[1], "text", 5, { big: "x".repeat(8192) }, { big: "é".repeat(4096) }]) {
      expect(await failure(save(client, wrong, 3)), JSON.stringify(wrong).slice(0, 20)).to.include({
        name: "InvalidInput",
      });
    }
  });

  it("lets one of many concurrent saves succeed, and returns SessionChanged to the others", async () => {
    const { client } = await createShopper(stack);
    const saves = Array.from({ length: 8 }, (_, n) => failure(save(client, { [`k${n}`]: n }, 0)));
    const names = (await Promise.all(saves)).map(({ name }) => name).sort();
    expect(names).to.deep.equal([...Array<string>(7).fill("SessionChanged"), "ok"]);
  });

  it("keeps a guest's data by its identity", async () => {
    const guest = createGuest(stack);
    expect(await session(guest)).to.deep.include({ data: "{}", dataVersion: 0, current: true });
    await save(guest, { seen: ["x"] }, 0);
    expect(JSON.parse((await session(guest)).data)).to.deep.equal({ seen: ["x"] });
    const fresh = createGuest(stack);
    expect(await save(fresh, { first: true }, 0)).to.deep.include({ dataVersion: 1 });
    expect(await session(guest)).to.deep.include({ dataVersion: 1 });
    expect((await failure(sessions(guest))).name).not.to.equal("ok");
  });

  it("rejects a device name that is empty or too long", async () => {
    const { client } = await createShopper(stack);
    for (const device of ["", "  ", "x".repeat(101), "two\nlines"]) {
      const start = client.field(
        "mutation ($device: String!) { startSession(device: $device) { id } }",
        {
          device,
        },
      );
      expect(await failure(start)).to.include({ name: "InvalidInput" });
    }
  });
});
