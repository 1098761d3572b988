import { expect } from "chai";
import { SenderIdentities } from "../../../src/services/ses/senderIdentities";
import {
  client,
  group,
  identityPool,
  item,
  member,
  pool,
  table,
  user,
} from "./support/declarations";
import { resource, type Declaration } from "./support/declaredProgram";
import { startEngineStack, type EngineStack } from "./support/engineStack";

const PROGRAM: Declaration[] = [
  table("products"),
  item("first", "products"),
  item("second", "products"),
  pool("accounts"),
  client("site", "accounts"),
  group("admins", "accounts"),
  user("ann", "accounts"),
  member("ann-admin", "accounts", "admins", "ann"),
  identityPool("visitors"),
  resource("aws:sesv2/emailIdentity:EmailIdentity", "sender", {
    emailIdentity: "shop@example.com",
  }),
];

describe("A resource deleted outside the program", function () {
  this.timeout(30_000);
  let stack: EngineStack;
  before(async () => (stack = await startEngineStack()));
  beforeEach(() => stack.deploy(PROGRAM));
  afterEach(() => stack.empty());
  after(() => stack.close());

  const poolNow = () => stack.services.userPools.kit.pools.list()[0]!;
  const products = async () => (await stack.tables())[0]!;
  const ids = async (): Promise<string[]> => {
    const { Items } = await stack.services.dynamoDb.call("Scan", { TableName: await products() });
    return Items.map(({ Id }: any) => Id.S).sort();
  };

  const things: [what: string, remove: () => unknown, named: string[]][] = [
    [
      "a table, with its declared items",
      async () => stack.services.dynamoDb.call("DeleteTable", { TableName: await products() }),
      ["products"],
    ],
    [
      "a user pool, with its client, groups, users and members",
      () => stack.services.userPools.kit.pools.delete(poolNow().id),
      ["accounts", "site", "admins"],
    ],
    [
      "a client",
      () => {
        const { clients } = stack.services.userPools.kit;
        clients.delete(clients.list(poolNow().id)[0]!.id);
      },
      ["site"],
    ],
    [
      "a group, with its declared members",
      () => stack.services.userPools.kit.groups.delete(poolNow(), "admins"),
      ["admins"],
    ],
    [
      "an identity pool",
      () => {
        const { pools } = stack.services.identityPools;
        pools.delete(pools.list()[0]!.id);
      },
      ["visitors"],
    ],
    ["a sender", () => new SenderIdentities(stack.services).delete("shop@example.com"), ["sender"]],
  ];
  for (const how of ["at the next start", "on save"]) {
    for (const [what, remove, named] of things) {
      it(`recreates ${what} ${how}, and reports it`, async () => {
        await remove();
        if (how === "at the next start") stack.restart();
        const planned = await stack.plan(PROGRAM);
        expect(
          planned.filter(({ name }) => named.includes(name)).map(({ action }) => action),
        ).to.deep.equal(named.map(() => "recreate"));
        const { notices } = await stack.deploy(PROGRAM);
        for (const name of named)
          expect(notices.join("\n")).to.match(
            new RegExp(`"${name}" .* was deleted outside the program`),
          );
        const { kit } = stack.services.userPools;
        const ann = kit.users.find(poolNow(), "ann")!;
        expect(await ids()).to.deep.equal(["first", "second"]);
        expect(ann.groups).to.deep.equal(["admins"]);
        expect(kit.clients.list(poolNow().id)).to.have.length(1);
        expect(stack.services.identityPools.pools.list()).to.have.length(1);
        expect(new SenderIdentities(stack.services).has("shop@example.com")).to.equal(true);
        const again = await stack.deploy(PROGRAM);
        expect(again.notices).to.deep.equal([]);
        expect((await stack.plan(PROGRAM)).filter(({ action }) => action !== "same")).to.deep.equal(
          [],
        );
      });
    }
  }

  it("keeps items and users deleted that an admin deleted from an existing table or pool", async () => {
    await stack.services.dynamoDb.call("DeleteItem", {
      TableName: await products(),
      Key: { Id: { S: "first" } },
    });
    const { kit } = stack.services.userPools;
    kit.users.delete(poolNow(), kit.users.find(poolNow(), "ann")!);
    stack.restart();
    const changed = PROGRAM.map((one) =>
      one.name === "second" ? item("second", "products", "Id", { Stock: { N: "1" } }) : one,
    );
    expect((await stack.deploy(changed)).notices).to.deep.equal([]);
    expect(await ids()).to.deep.equal(["second"]);
    expect(kit.users.find(poolNow(), "ann")).to.equal(undefined);
  });
});
