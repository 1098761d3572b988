import { expect } from "chai";
import type { Loss } from "../../../src/program/losses";
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
import { startEngineStack, type DeployOptions, type EngineStack } from "./support/engineStack";

describe("A deployment that would delete data", function () {
  this.timeout(30_000);
  let stack: EngineStack;
  before(async () => (stack = await startEngineStack()));
  afterEach(() => stack.empty());
  after(() => stack.close());

  /** Deploys without consent; returns the question to the user. */
  async function asked(
    declarations: Declaration[],
    options: DeployOptions = {},
  ): Promise<string[]> {
    let losses: readonly Loss[] = [];
    const consent = (found: readonly Loss[]): boolean => ((losses = found), false);
    const error = await stack.deploy(declarations, { consent, ...options }).then(
      () => undefined,
      (reason: Error) => reason,
    );
    if (losses.length === 0) expect(error).to.equal(undefined);
    else expect(error?.message).to.contain("Nothing was changed.");
    return losses.map(
      ({ record, holds, replacedBy }) =>
        `${record.name}: ${holds}${replacedBy ? `, ${replacedBy.join()}` : ""}`,
    );
  }

  async function put(tableStart: string, key: object): Promise<void> {
    const TableName = (await stack.tables()).find((name) => name.startsWith(tableStart))!;
    await stack.services.dynamoDb.call("PutItem", { TableName, Item: key });
  }

  /** All data, for comparison. */
  async function everything(): Promise<unknown> {
    const { state, dynamoDb } = stack.services;
    const tables = await Promise.all(
      (await stack.tables()).map(async (TableName) => [
        TableName,
        (await dynamoDb.call("Scan", { TableName })).Items,
      ]),
    );
    const kept = [
      "resources",
      "cognitoPools",
      "cognitoUsers",
      "cognitoGroups",
      "cognitoClients",
      "identityPools",
    ];
    return [tables, kept.map((name) => state.collection(name).entries())];
  }

  const WHOLE = [
    table("carts"),
    item("sample", "carts"),
    table("empty"),
    pool("accounts"),
    client("site", "accounts"),
    group("admins", "accounts"),
    user("ann", "accounts"),
    member("ann-admin", "accounts", "admins", "ann"),
    identityPool("visitors"),
  ];
  const without = (...names: string[]): Declaration[] =>
    WHOLE.filter(({ name }) => !names.includes(name));
  const withOther = (other: Declaration): Declaration[] =>
    WHOLE.map((one) => (one.name === other.name ? other : one));
  const inProject = (project: string): DeployOptions => ({ project });

  const kinds: [
    what: string,
    declarations: Declaration[],
    options: DeployOptions,
    expected: string[],
  ][] = [
    ["a table with items that leaves", without("carts", "sample"), {}, ["carts: 3 items"]],
    [
      "a table with items whose key changes",
      withOther(table("carts", "No")).filter(({ name }) => name !== "sample"),
      {},
      ["carts: 3 items, hashKey"],
    ],
    [
      "a table with items whose name changes",
      withOther(table("carts", "Id", { name: "baskets" })),
      {},
      ["carts: 3 items, name"],
    ],
    [
      "a table with items that replaceOnChanges names",
      withOther(
        table(
          "carts",
          "Id",
          { ttl: { enabled: true, attributeName: "Ends" } },
          { replaceOnChanges: ["ttl"] },
        ),
      ),
      {},
      ["carts: 3 items, ttl.attributeName"],
    ],
    [
      "a pool with users that leaves, with what it holds",
      without("accounts", "site", "admins", "ann", "ann-admin"),
      {},
      ["accounts: 2 accounts"],
    ],
    [
      "a pool with users whose sign-in names change",
      withOther(pool("accounts", { usernameAttributes: ["email"] })).map((one) =>
        one.name === "ann" ? user("ann", "accounts", "ann@example.com") : one,
      ),
      {},
      ["accounts: 2 accounts, usernameAttributes"],
    ],
    [
      "an identity pool with identities whose name changes",
      withOther(identityPool("visitors", "guests")),
      {},
      ["visitors: 1 identity, identityPoolName"],
    ],
    ["a declared user that leaves", without("ann", "ann-admin"), {}, ["ann: 1 account"]],
    [
      "a declared user whose name changes",
      withOther(user("ann", "accounts", "anna")),
      {},
      ["ann: 1 account, username"],
    ],
    ["a group with members that leaves", without("admins", "ann-admin"), {}, ["admins: 1 member"]],
    [
      "a declared item that has changed and leaves",
      without("sample"),
      {},
      ["sample: 1 item that has changed since"],
    ],
    [
      "a project with another name",
      WHOLE,
      inProject("renamed"),
      ["carts: 3 items", "accounts: 2 accounts", "visitors: 1 identity"],
    ],
    [
      "a resource with another name and no alias",
      [table("baskets"), ...without("carts", "sample")],
      {},
      ["carts: 3 items"],
    ],
  ];
  async function fill(): Promise<void> {
    await stack.deploy(WHOLE);
    await put("carts", { Id: { S: "a" } });
    await put("carts", { Id: { S: "b" } });
    await put("carts", { Id: { S: "sample" }, Stock: { N: "3" } });
    const { kit } = stack.services.userPools;
    const [accounts] = kit.pools.list();
    kit.users.create(accounts!, "ben", { attributes: {}, status: "CONFIRMED" });
    const { pools, identities } = stack.services.identityPools;
    identities.createGuest(pools.list()[0]!.id);
  }
  for (const [what, declarations, options, expected] of kinds) {
    it(`asks before it deletes ${what}, and changes nothing without consent`, async () => {
      await fill();
      const before = await everything();
      expect(await asked(declarations, options)).to.deep.equal(expected);
      expect(await everything()).to.deep.equal(before);
      const plan = await stack.plan(declarations, options.project);
      const deletes = plan.flatMap(({ name, deletes }) => (deletes ? [`${name}: ${deletes}`] : []));
      expect(deletes).to.have.members(expected.map((line) => line.split(",")[0]));
      await stack.deploy(declarations, { ...options, consent: () => true });
      expect(await asked(declarations, options)).to.deep.equal([]);
    });
  }

  it("names the option that keeps the data of a resource that was only renamed", async () => {
    await stack.deploy([table("carts")]);
    await put("carts", { Id: { S: "a" } });
    const refusalOf = (...declared: Declaration[]): Promise<string> =>
      stack.deploy(declared).then(
        () => expect.fail("it was deployed"),
        (error: Error) => error.message,
      );
    expect(await refusalOf(table("baskets"))).to.match(
      /"carts" \(.*\): 1 item; it has left the program\. If it is "baskets" now, keep its data with that resource's option aliases: \[\{ name: "carts" \}\]\n/,
    );
    for (const others of [[table("baskets"), table("boxes")], [pool("carts2")]]) {
      expect(await refusalOf(...others)).to.match(/1 item; it has left the program\n/);
    }
  });

  it("does not ask for resources without data, or renamed ones", async () => {
    await fill();
    expect(await asked(without("empty"))).to.deep.equal([]);
    const renamed = withOther(item("sample", "carts")).map((one) =>
      one.name === "sample" ? { ...one, name: "moved" } : one,
    );
    const before = (
      await stack.services.dynamoDb.call("Scan", { TableName: (await stack.tables())[0] })
    ).Items;
    expect(await asked(renamed.filter(({ name }) => name !== "empty"))).to.deep.equal([]);
    expect(
      (await stack.services.dynamoDb.call("Scan", { TableName: (await stack.tables())[0] })).Items,
    ).to.deep.equal(before);
  });

  it("keeps a resource that got data after the plan, and deletes it with consent later", async () => {
    await stack.deploy([table("carts"), table("other")]);
    const [carts] = await stack.tables();
    const { dynamoDb } = stack.services;
    const call = dynamoDb.call.bind(dynamoDb);
    stack.restart((data) => {
      const late = async (operation: string, input: any): Promise<any> => {
        const response = await call(operation, input);
        if (operation === "Scan" && input.TableName === carts)
          await call("PutItem", { TableName: carts, Item: { Id: { S: "late" } } });
        return response;
      };
      return { ...data, dynamoDb: Object.assign(Object.create(data.dynamoDb), { call: late }) };
    });
    const { notices } = await stack.deploy([table("other")]);
    expect(notices.join()).to.match(/"carts" \(.*\) was not deleted: it holds 1 item/);
    stack.restart();
    expect(await stack.tables()).to.include(carts);
    expect(await asked([table("other")])).to.deep.equal(["carts: 1 item"]);
    await stack.deploy([table("other")], { consent: () => true });
    expect(await stack.tables()).to.not.include(carts);
  });

  it("continues when a deletion fails, reports it, and retries the next time", async () => {
    await stack.deploy([table("carts"), table("old")]);
    const old = (await stack.tables()).find((name) => name.startsWith("old"))!;
    const protect = (on: boolean) =>
      stack.services.dynamoDb.call("UpdateTable", {
        TableName: old,
        DeletionProtectionEnabled: on,
      });
    await protect(true);
    const { notices } = await stack.deploy([
      table("carts", "Id", { ttl: { enabled: true, attributeName: "Ends" } }),
    ]);
    expect(notices.join()).to.match(
      /"old" \(aws:dynamodb\/table:Table, old-\w+\) was not deleted: ValidationException/,
    );
    await protect(false);
    await stack.deploy([table("carts", "Id", { ttl: { enabled: true, attributeName: "Ends" } })]);
    expect(await stack.tables()).to.have.length(1);
  });

  it("does not adopt an existing resource with the name of a new one", async () => {
    const { dynamoDb } = stack.services;
    await stack.deploy([table("carts")]);
    await dynamoDb.call("CreateTable", {
      TableName: "mine",
      KeySchema: [{ AttributeName: "Id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "Id", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
    });
    const declared = [table("carts"), table("new", "Id", { name: "mine" })];
    const error = await stack.deploy(declared).catch((reason: Error) => reason);
    expect((error as Error).message).to.contain('"mine" already exists');
    expect(await stack.tables()).to.have.length(2);
  });

  it("creates the new resource first, or last if it needs the name of the old one", async () => {
    const named = (key: string) => [table("carts", key, { name: "baskets" })];
    await stack.deploy(named("Id"));
    await stack.deploy(named("No"), { consent: () => true });
    expect(await stack.tables()).to.deep.equal(["baskets"]);
    await stack.empty();
    await stack.deploy([table("carts")]);
    const first = await stack.tables();
    await stack.deploy([table("carts", "No")], { consent: () => true });
    expect(await stack.tables())
      .to.have.length(1)
      .and.to.not.deep.equal(first);
  });

  const refusals: [what: string, before: Declaration[], after: Declaration[], says: RegExp][] = [
    [
      "an attribute definition that no key uses",
      [table("t")],
      [
        table("t", "Id", {
          attributes: [
            { name: "Id", type: "S" },
            { name: "Tag", type: "S" },
          ],
        }),
      ],
      /all attributes must be indexed. Unused attributes: \["Tag"\]/,
    ],
    [
      "a key of another type",
      [table("t")],
      [table("t", "Id", { attributes: [{ name: "Id", type: "N" }] })],
      /type of the key "Id" cannot become "N"/,
    ],
    [
      "a local index that is altered",
      [local("ALL")],
      [local("KEYS_ONLY")],
      /local index "ByDate" cannot be changed/,
    ],
    [
      "an attribute of a pool that is removed",
      [pool("p", { schemas: [tier("String")] })],
      [pool("p")],
      /attribute "custom:tier" cannot be removed/,
    ],
    [
      "an attribute of a pool that is altered",
      [pool("p", { schemas: [tier("String")] })],
      [pool("p", { schemas: [tier("Number")] })],
      /attribute "custom:tier" cannot be altered/,
    ],
    [
      "a user whose name is taken",
      [pool("p"), user("a", "p", "ann")],
      [pool("p"), user("b", "p", "ann")],
      /UsernameExistsException/,
    ],
    [
      "a replaced table with a protected item",
      [table("t"), isProtected(item("a", "t"))],
      [table("t", "No"), isProtected(item("a", "t", "No"))],
      /"a" .* would be replaced but is protected \(protect\)/,
    ],
    [
      "a replaced pool with a protected user",
      [pool("p"), isProtected(user("ann", "p"))],
      [pool("p", { aliasAttributes: ["email"] }), isProtected(user("ann", "p"))],
      /"ann" .* would be replaced but is protected \(protect\)/,
    ],
    [
      "a replaced pool with a protected member of a group",
      [pool("p"), group("g", "p"), user("ann", "p"), isProtected(member("m", "p", "g", "ann"))],
      [
        pool("p", { aliasAttributes: ["email"] }),
        group("g", "p"),
        user("ann", "p"),
        isProtected(member("m", "p", "g", "ann")),
      ],
      /"m" .* would be replaced but is protected \(protect\)/,
    ],
    [
      "a group whose name is taken",
      [pool("p"), named("a")],
      [pool("p"), named("b")],
      /staff" already exists/,
    ],
  ];
  for (const [what, before, after, says] of refusals) {
    it(`rejects ${what}, before anything changes`, async () => {
      await stack.deploy(before);
      const data = await everything();
      const refusal = (work: Promise<unknown>) =>
        work.then(
          () => "none",
          (error: Error) => error.message,
        );
      expect(await refusal(stack.plan(after))).to.match(says);
      expect(await refusal(stack.deploy(after, { consent: () => true }))).to.match(says);
      expect(await everything()).to.deep.equal(data);
    });
  }
});

function local(projectionType: string): Declaration {
  return table("t", "Id", {
    rangeKey: "No",
    attributes: ["Id", "No", "Date"].map((name) => ({ name, type: "S" })),
    localSecondaryIndexes: [{ name: "ByDate", rangeKey: "Date", projectionType }],
  });
}

function isProtected(declaration: Declaration): Declaration {
  return { ...declaration, options: { protect: true } };
}

function tier(attributeDataType: string): object {
  return { name: "tier", attributeDataType, mutable: true };
}

function named(name: string): Declaration {
  const { type, inputs } = group(name, "p");
  return { type, name, inputs: (others) => ({ ...inputs(others), name: "staff" }) };
}
