import {
  CognitoIdentityProviderClient,
  AdminInitiateAuthCommand,
  CreateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CognitoIdentityClient, GetIdCommand } from "@aws-sdk/client-cognito-identity";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { LocalProgram } from "./support/localProgram";

const ITEM = { Id: { S: "a" } };
const TABLE = "aws:dynamodb/table:Table";

describe("Resource options", function () {
  this.timeout(120_000);
  let local: LocalProgram;
  before(async () => {
    local = await LocalProgram.start('topic("first");');
  });
  after(() => local.stop());

  /** Replaces all resources of the test before. */
  async function start(program: string): Promise<void> {
    await local.apply('topic("first");', true);
    await local.apply(program);
  }

  /**
   * Puts an item into each table in the outputs.
   * @returns the tables' names
   */
  async function fill(...outputs: string[]): Promise<string[]> {
    const names = outputs.map((output) => local.output(output));
    await Promise.all(names.map((name) => local.put(name, ITEM)));
    return names;
  }

  /** Why the deployment would delete each table, by its name in the program. */
  function reasons(): Record<string, string> {
    return Object.fromEntries(
      local.losses.map(({ record, replacedBy }) => [record.name, (replacedBy ?? ["gone"]).join()]),
    );
  }

  it("aliases keep tables with their items after any rename", async () => {
    await start(`
      const store = component("store"), typed = component("typed", {}, "small:index:Old");
      const inner = component("store-data", { parent: store });
      exports.a = table("byName").name;
      exports.b = table("byUrn").name;
      exports.c = table("several").name;
      exports.d = table("movedIn").name;
      exports.e = table("movedOut", {}, { parent: typed }).name;
      exports.f = table("store-carts", {}, { parent: store }).name;
      exports.g = table("deep", {}, { parent: inner }).name;
      exports.h = table("between", {}, { parent: typed }).name;
      exports.i = table("both", {}, { parent: store }).name;`);
    const outputs = [..."abcdefghi"];
    const names = await fill(...outputs);
    const types = await local.apply(`
      const shop = component("shop", { aliases: [{ name: "store" }] });
      const typed = component("typed", { aliases: [{ type: "small:index:Old" }] }, "small:index:New");
      const inner = component("shop-data", { parent: shop });
      exports.a = table("newName", {}, { aliases: [{ name: "byName" }] }).name;
      exports.b = table("newUrn", {}, { aliases: ["urn:pulumi:dev::small::${TABLE}::byUrn"] }).name;
      exports.c = table("newSeveral", {}, { aliases: [{ name: "never" }, { name: "several" }] }).name;
      exports.d = table("movedIn", {}, { parent: shop, aliases: [{ parent: pulumi.rootStackResource }] }).name;
      exports.e = table("movedOut", {}, { aliases: [{ parent: typed }] }).name;
      exports.f = table("shop-carts", {}, { parent: shop }).name;
      exports.g = table("deep", {}, { parent: inner }).name;
      exports.h = table("between", {}, { parent: shop, aliases: [{ parent: typed }] }).name;
      exports.i = table("newBoth", {}, { parent: shop, aliases: [{ name: "both" }] }).name;`);
    expect(types).to.deep.equal([]);
    expect(outputs.map((output) => local.output(output))).to.deep.equal(names);
    const withoutAliases = `
      const shop = component("shop");
      exports.a = table("newName").name; exports.b = table("newUrn").name; exports.c = table("newSeveral").name;
      exports.d = table("movedIn", {}, { parent: shop }).name; exports.e = table("movedOut").name;
      exports.f = table("shop-carts", {}, { parent: shop }).name;
      exports.g = table("deep", {}, { parent: component("shop-data", { parent: shop }) }).name;
      exports.h = table("between", {}, { parent: shop }).name; exports.i = table("newBoth", {}, { parent: shop }).name;`;
    expect(await local.apply(withoutAliases)).to.deep.equal([]);
    expect(await Promise.all(names.map((name) => local.count(name)))).to.deep.equal(
      names.map(() => 1),
    );
  });

  it("an alias of two resources, or of another type, is rejected", async () => {
    await start('table("old");');
    expect(
      await local.refusal(
        'table("a", {}, { aliases: [{ name: "old" }] }); table("b", {}, { aliases: [{ name: "old" }] });',
      ),
    ).to.match(/has the same alias as another resource of the program/);
    expect(
      await local.refusal('table("old"); table("b", {}, { aliases: [{ name: "old" }] });'),
    ).to.match(/has the same alias as another resource of the program/);
    expect(
      await local.refusal(
        `topic("news", {}, { aliases: ["urn:pulumi:dev::small::${TABLE}::old"] });`,
      ),
    ).to.match(
      /"news" \(aws:sns\/topic:Topic\) has an alias of the type "aws:dynamodb\/table:Table"/,
    );
  });

  it("protect prevents deletion and replacement until it is removed", async () => {
    await start('exports.name = table("kept", {}, { protect: true }).name;');
    expect(await local.refusal('topic("other");')).to.match(
      /"kept" .* has left the program but is protected \(protect\)/,
    );
    expect(await local.refusal('table("kept", key("No"), { protect: true });')).to.match(
      /"kept" .* would be replaced but is protected \(protect\)/,
    );
    expect(await local.count(local.output("name"))).to.equal(0);
    expect(await local.apply('table("kept", key("No"), { protect: false });')).to.deep.equal([
      TABLE,
    ]);
    expect(await local.apply('topic("other");')).to.include(TABLE);
  });

  it("retainOnDelete keeps replaced and removed resources", async () => {
    await start(`
      const group = component("group", { retainOnDelete: true });
      exports.a = table("replaced").name; exports.b = table("gone", {}, { parent: group }).name;
      exports.c = table("noLonger", {}, { retainOnDelete: true }).name;`);
    const [a, b, c] = await fill("a", "b", "c");
    const { outputs } = await local
      .apply(
        'exports.a = table("replaced", key("No"), { retainOnDelete: true }).name; exports.c = table("noLonger", key("No")).name;',
      )
      .then(() => ({ outputs: local.stack.outputs }));
    expect(local.losses).to.deep.equal([]);
    expect([await local.count(a!), await local.count(b!), await local.count(c!)]).to.deep.equal([
      1, 1, 1,
    ]);
    expect(outputs.a)
      .to.match(/^replaced-/)
      .and.not.equal(a);
    expect(outputs.c)
      .to.match(/^noLonger-/)
      .and.not.equal(c);
  });

  it("ignoreChanges keeps listed members, elements, secrets, or everything", async () => {
    const users = (password: string, email: string): string => `
      const pool = custom("aws:cognito/userPool:UserPool")("pool");
      const app = custom("aws:cognito/userPoolClient:UserPoolClient")("app",
        { userPoolId: pool.id, explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"] });
      custom("aws:cognito/user:User")("ann", { userPoolId: pool.id, username: "ann", attributes: { email: "${email}" },
        password: pulumi.secret("${password}") }, { ignoreChanges: ["password"] });
      exports.pool = pool.id; exports.app = app.id;`;
    await start(`${users("Before-1-before", "a@example.com")}
      topic("member", { displayName: "before", kmsMasterKeyId: "k" }, { ignoreChanges: ["displayName"] });
      table("nested", { ttl: { enabled: true, attributeName: "Before" } }, { ignoreChanges: ["ttl.attributeName"] });
      table("element", {}, { ignoreChanges: ["attributes[0].type"] });
      exports.all = table("all", {}, { ignoreChanges: ["*"] }).name;`);
    const changed = (email: string): string => `${users("After-1-after", email)}
      topic("member", { displayName: "after", kmsMasterKeyId: "k" }, { ignoreChanges: ["displayName"] });
      table("nested", { ttl: { enabled: true, attributeName: "After" } }, { ignoreChanges: ["ttl.attributeName"] });
      table("element", { attributes: [{ name: "Id", type: "N" }] }, { ignoreChanges: ["attributes[0].type"] });
      exports.all = table("all", { ...key("No"), ttl: { enabled: true, attributeName: "x" } }, { ignoreChanges: ["*"] }).name;`;
    expect(await local.apply(changed("a@example.com"))).to.deep.equal([]);
    expect(await local.apply(changed("b@example.com"))).to.deep.equal(["aws:cognito/user:User"]);
    expect(await local.apply(changed("b@example.com"))).to.deep.equal([]);
    expect(await signIn("Before-1-before")).to.equal("ok");
    expect(await signIn("After-1-after")).to.equal("NotAuthorizedException");
    expect(await local.refusal('topic("member", {}, { ignoreChanges: ["a["] });')).to.match(
      /"member" \(aws:sns\/topic:Topic\), option ignoreChanges: "a\[" is not a property path/,
    );
  });

  async function signIn(PASSWORD: string): Promise<string> {
    const client = new CognitoIdentityProviderClient(local.client);
    const request = new AdminInitiateAuthCommand({
      UserPoolId: local.output("pool"),
      ClientId: local.output("app"),
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: "ann", PASSWORD },
    });
    const result = client.send(request).then(
      () => "ok",
      ({ name }: Error) => name,
    );
    return result.finally(() => client.destroy());
  }

  it("the options that replace a resource work, and ask before items are lost", async () => {
    const program = (value: string, region: string): string => `
      const ttl = { enabled: true, attributeName: "${value}" };
      exports.a = table("replaceOnChanges", { ttl }, { replaceOnChanges: ["ttl.*"] }).name;
      exports.b = table("otherPath", { ttl }, { replaceOnChanges: ["ttl.enabled"] }).name;
      const cause = topic("cause", { displayName: "${value}" }, { replaceOnChanges: ["*"] });
      exports.c = table("replaceWith", {}, { replaceWith: [cause] }).name;
      exports.d = table("replacementTrigger", {}, { replacementTrigger: "${value}" }).name;
      exports.e = table("deleteBeforeReplace", { ...key("${value}"), name: "Fixed" }, { deleteBeforeReplace: true }).name;
      const provider = new pulumi.ProviderResource("aws", "abroad", { region: "${region}" });
      exports.f = table("provider", {}, { provider, customTimeouts: { create: "5m" }, version: "7.0.0", dependsOn: [cause] }).name;`;
    await start(program("Id", "eu-central-1"));
    const names = await fill("a", "b", "c", "d", "e", "f");
    expect(await local.refusal(program("No", "us-east-1"))).to.match(/^This would delete data/);
    expect(reasons()).to.deep.equal({
      replaceOnChanges: "ttl.attributeName",
      replaceWith: "replaceWith",
      replacementTrigger: "replacementTrigger",
      deleteBeforeReplace: "hashKey",
      provider: "region",
    });
    expect(await Promise.all(names.map((name) => local.count(name)))).to.deep.equal([
      1, 1, 1, 1, 1, 1,
    ]);
    await local.apply(program("No", "us-east-1"), true);
    const after = await Promise.all(names.map((name) => local.count(name)));
    expect(after).to.deep.equal(["none", 1, "none", "none", 0, "none"]);
    expect(await local.apply(program("No", "us-east-1"))).to.deep.equal([]);
  });

  it("deletedWith skips the deletion if the other resource is deleted", async () => {
    await start(`
      const cause = topic("cause"), other = topic("other");
      exports.a = table("a", {}, { deletedWith: cause }).name; exports.b = table("b", {}, { deletedWith: other }).name;`);
    const [a, b] = [local.output("a"), local.output("b")];
    await local.apply('topic("other");', true);
    expect([await local.count(a), await local.count(b)]).to.deep.equal([0, "none"]);
  });

  it("import adopts an existing resource with its data, once", async () => {
    const guests = (option: string, more = ""): string => `
      exports.guests = custom("aws:cognito/identityPool:IdentityPool")("guests",
        { identityPoolName: "guests", allowUnauthenticatedIdentities: true, ${more} }, { ${option} }).id;`;
    await start(guests("retainOnDelete: true"));
    const identityPool = local.output("guests");
    await newGuest(identityPool);
    await local.apply('topic("news");'); // only the record of the identity pool is deleted
    await createOldTable();
    const userPool = await createUserPool();
    const imports = `
      exports.table = table("old", { name: "Old" }, { import: "Old" }).name;
      exports.pool = custom("aws:cognito/userPool:UserPool")("people", { name: "people", usernameAttributes: ["email"] },
        { import: "${userPool}" }).id;
      ${guests(`import: "${identityPool}"`)}`;
    expect(
      await local.refusal('table("old", { name: "Old", ...key("No") }, { import: "Old" });'),
    ).to.match(
      /"old" .* imports "Old", but its inputs do not match it: hashKey, attributes\[0\]\.name\. It has \{"hashKey":"Id","attributes":\[\{"name":"Id","type":"S"\}\]\}/,
    );
    expect(await local.refusal('table("old", {}, { import: "Unknown" });')).to.match(
      /"old" .* imports "Unknown", which does not exist/,
    );
    expect(await local.refusal('topic("old", {}, { import: "Unknown" });')).to.match(
      /the local stack cannot import a resource of this type/,
    );
    const other = "allowClassicFlow: false, cognitoIdentityProviders: [{ clientId: 'a' }]";
    expect(await local.refusal(guests(`import: "${identityPool}"`, other))).to.match(
      /inputs do not match it: cognitoIdentityProviders\[0\]\. It has \{"cognitoIdentityProviders":\[\]\}/,
    );
    const applied = await local.apply(imports);
    expect(applied).to.include.members([TABLE, "aws:cognito/userPool:UserPool"]);
    expect(await local.count("Old")).to.equal(1);
    expect(await local.refusal('topic("news");')).to.match(
      new RegExp(`"guests" .*, ${identityPool}\\): 1 identity; it has left the program`),
    );
    expect(await local.apply(imports)).to.deep.equal([]);
    expect(await local.refusal('table("old", { name: "Old" }, { import: "Another" });')).to.match(
      /imports "Another", but it already exists as "Old"/,
    );
    expect(
      await local.refusal('table("old", { name: "Old", ...key("No") }, { import: "Old" });'),
    ).to.match(/would be replaced, because of .*, but still has the option import/);
  });

  async function newGuest(IdentityPoolId: string): Promise<void> {
    const client = new CognitoIdentityClient(local.client);
    await client.send(new GetIdCommand({ IdentityPoolId })).finally(() => client.destroy());
  }

  async function createOldTable(): Promise<void> {
    const client = new DynamoDBClient(local.client);
    const table = new CreateTableCommand({
      TableName: "Old",
      KeySchema: [{ AttributeName: "Id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "Id", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
    });
    await client.send(table).finally(() => client.destroy());
    await local.put("Old", ITEM);
  }

  async function createUserPool(): Promise<string> {
    const client = new CognitoIdentityProviderClient(local.client);
    const pool = new CreateUserPoolCommand({ PoolName: "people", UsernameAttributes: ["email"] });
    const { UserPool } = await client.send(pool).finally(() => client.destroy());
    return UserPool!.Id!;
  }
});
