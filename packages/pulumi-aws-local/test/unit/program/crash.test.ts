import { expect } from "chai";
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
import type { Declaration } from "./support/declaredProgram";
import { startEngineStack, type EngineStack } from "./support/engineStack";
import { Killed, mortal } from "./support/mortal";

const TABLES = [table("notes"), item("first", "notes"), item("second", "notes"), table("drafts")];

const PARTS = [
  pool("accounts"),
  client("site", "accounts"),
  group("admins", "accounts"),
  user("ann", "accounts"),
  member("ann-admin", "accounts", "admins", "ann"),
  identityPool("visitors"),
];

describe("A deployment that is killed", function () {
  this.timeout(60_000);
  let stack: EngineStack;
  before(async () => (stack = await startEngineStack()));
  afterEach(() => stack.empty());
  after(() => stack.close());

  /** Everything that exists, including resources without a record. */
  async function existing(): Promise<Record<string, number>> {
    const { userPools, identityPools, state } = stack.services;
    const tables = await stack.tables();
    const counts = await Promise.all(
      tables.map((name) => stack.services.dynamoDb.call("Scan", { TableName: name })),
    );
    const count = (name: string) => state.collection(name).entries().length;
    return {
      tables: tables.length,
      items: counts.reduce((sum, { Count }) => sum + Count, 0),
      pools: userPools.kit.pools.list().length,
      clients: count("cognitoClients"),
      groups: count("cognitoGroups"),
      users: count("cognitoUsers"),
      members: count("cognitoGroupMembers"),
      identityPools: identityPools.pools.list().length,
      begun: count("resources-begun"),
      replaced: count("resources-replaced"),
    };
  }

  /** Kills a deployment before each of its writes, and deploys again each time. Returns the number of kills. */
  async function killEverywhere(
    prepare: () => Promise<void>,
    killed: () => Promise<unknown>,
    check: (at: number) => Promise<void>,
  ): Promise<number> {
    for (let at = 1; ; at++) {
      await prepare();
      let data: ReturnType<typeof mortal>;
      stack.restart((real) => (data = mortal(real, at)));
      const error = await killed().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (!data!.isDead()) return at;
      if (
        error !== undefined &&
        !(error instanceof Killed) &&
        !(error as Error).message.includes("killed")
      )
        throw error;
      stack.restart();
      await check(at);
      await stack.empty();
    }
  }

  const wholes: [what: string, declarations: Declaration[], expected: object][] = [
    ["tables and items", TABLES, { tables: 2, items: 2 }],
    [
      "pools, clients, groups, users and members",
      PARTS,
      { pools: 1, clients: 1, groups: 1, users: 1, members: 1, identityPools: 1 },
    ],
  ];
  for (const [what, declarations, expected] of wholes) {
    it(`leaves no second ${what} behind after a kill at any point of a first start`, async () => {
      const times = await killEverywhere(
        async () => {},
        () => stack.deploy(declarations),
        async (at) => {
          await stack.deploy(declarations);
          expect(await existing(), `killed at ${at}`).to.include({
            ...expected,
            begun: 0,
            replaced: 0,
          });
          const plan = await stack.plan(declarations);
          expect(plan.filter(({ action }) => action !== "same")).to.deep.equal([]);
        },
      );
      expect(times).to.be.above(10);
    });
  }

  it("leaves nothing of a killed first start whose program then changed", async () => {
    const changed = [table("notes", "No"), item("first", "notes", "No")];
    await killEverywhere(
      async () => {},
      () => stack.deploy(TABLES),
      async (at) => {
        await stack.deploy(changed, { allowDataLoss: true });
        expect(await existing(), `killed at ${at}`).to.include({ tables: 1, items: 1, begun: 0 });
        const [name] = await stack.tables();
        const { Table } = await stack.services.dynamoDb.call("DescribeTable", { TableName: name });
        expect(Table.KeySchema[0].AttributeName).to.equal("No");
      },
    );
  });

  it("completes a replacement that was killed, including its items", async () => {
    const changed = [
      table("notes", "No"),
      item("first", "notes", "No"),
      item("second", "notes", "No"),
      table("drafts", "Id"),
    ];
    await killEverywhere(
      async () => {
        await stack.deploy(TABLES);
      },
      () => stack.deploy(changed, { consent: () => true }),
      async (at) => {
        await stack.deploy(changed, { consent: () => true });
        expect(await existing(), `killed at ${at}`).to.include({
          tables: 2,
          items: 2,
          begun: 0,
          replaced: 0,
        });
      },
    );
  });

  it("leaves no table of a replacement that was killed and reverted", async () => {
    const changed = [table("notes", "No"), ...TABLES.slice(3)];
    await killEverywhere(
      async () => {
        await stack.deploy([table("notes", "Id"), ...TABLES.slice(3)]);
      },
      () => stack.deploy(changed),
      async (at) => {
        await stack.deploy([table("notes", "Id"), ...TABLES.slice(3)]);
        expect(await existing(), `killed at ${at}`).to.include({
          tables: 2,
          begun: 0,
          replaced: 0,
        });
      },
    );
  });

  it("puts all items back into a table that was deleted outside the program", async () => {
    await killEverywhere(
      async () => {
        await stack.deploy(TABLES);
        const notes = (await stack.tables()).find((name) => name.startsWith("notes"));
        await stack.services.dynamoDb.call("DeleteTable", { TableName: notes });
      },
      () => stack.deploy(TABLES),
      async (at) => {
        await stack.deploy(TABLES);
        expect(await existing(), `killed at ${at}`).to.include({ tables: 2, items: 2, begun: 0 });
      },
    );
  });
});
