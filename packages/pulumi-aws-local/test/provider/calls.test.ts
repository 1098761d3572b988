import { expect } from "chai";
import { GetSchemaRequest, ParameterizeRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { POOL, secret, table, TABLE, UNKNOWN, USER } from "./support/declarations";
import { type EngineClient, urnOf } from "./support/engineClient";
import { EngineLog } from "./support/engineLog";
import { ServedFolder } from "./support/served";

describe("The resource provider", function () {
  this.timeout(30_000);
  const folder = new ServedFolder();
  let engine: EngineClient;
  before(async () => {
    await folder.start();
    engine = await folder.connect();
  });
  after(() => folder.remove());

  const detailsOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => expect.fail("it was not refused"),
      (error: { details: string }) => error.details,
    );

  describe("without resources", () => {
    it("returns its version, and supports secrets and previews", async () => {
      const info = await engine.send<PluginInfo>("getPluginInfo", new Empty());
      expect(info.getVersion()).to.match(/^\d+\.\d+\.\d+$/);
      const { acceptsecrets, supportspreview } = (
        await engine.configure({ region: "eu-west-1" })
      ).toObject();
      expect({ acceptsecrets, supportspreview }).to.deep.equal({
        acceptsecrets: true,
        supportspreview: true,
      });
      await engine.send("cancel", new Empty());
    });

    it("rejects the schema and parameters, each with its own message", async () => {
      expect(await detailsOf(engine.send("getSchema", new GetSchemaRequest()))).to.contain(
        "Pulumi YAML",
      );
      expect(await detailsOf(engine.send("parameterize", new ParameterizeRequest()))).to.contain(
        "no parameters",
      );
    });

    it("rejects a connection that was not configured", async () => {
      expect(await detailsOf(folder.client().check(TABLE, table))).to.contain("was restarted");
    });

    it("rejects a default provider of another region, and names both", async () => {
      const { id, properties } = await engine.create(TABLE, table);
      const message = await detailsOf(folder.connect({ region: "us-east-2" }));
      expect(message).to.contain('"us-east-2"').and.to.contain('"eu-west-1"');
      await engine.delete(TABLE, id, properties);
    });

    it("treats the region of an explicit provider as the region of its resources", async () => {
      const other = await folder.connect({ region: "us-east-1" }, "certificates");
      expect((await other.check(TABLE, table)).inputs).to.include({ region: "us-east-1" });
      expect((await engine.check(TABLE, table)).inputs).not.to.have.property("region");
      expect(await other.invoke("aws:index/getRegion:getRegion")).to.include({ name: "us-east-1" });
    });

    it("adds its default tags only to its own data sources", async () => {
      const tagged = await folder.connect(
        { region: "eu-west-1", defaultTags: JSON.stringify({ tags: { Owner: "me" } }) },
        "tagged",
      );
      const token = "aws:index/getDefaultTags:getDefaultTags";
      expect((await tagged.invoke(token))["tags"]).to.deep.equal({ Owner: "me" });
      expect((await engine.invoke(token))["tags"]).to.deep.equal({});
    });
  });

  describe("when it checks inputs", () => {
    it("names the known types for an unknown type", async () => {
      const message = await detailsOf(engine.check(urnOf("aws:lambda/function:Function", "f"), {}));
      expect(message)
        .to.contain('"aws:lambda/function:Function"')
        .and.to.contain("aws:dynamodb/table:Table");
    });

    it("rejects each unknown property by name, and lists the known ones", async () => {
      const { failures } = await engine.check(TABLE, { ...table, color: "red", ttl: { for: 3 } });
      expect(failures.map(({ property }) => property)).to.deep.equal(
        ["color", "ttl.for"].slice(0, failures.length),
      );
      expect(failures[0].reason).to.contain("hashKey");
    });

    it("rejects an invalid value with the path of its property", async () => {
      const { failures } = await engine.check(TABLE, {
        ...table,
        streamEnabled: true,
        streamViewType: "ALL",
      });
      expect(failures).to.have.length(1);
      expect(failures[0].property).to.equal("streamViewType");
      expect(failures[0].reason).to.match(/^must be one of .*"KEYS_ONLY", got "ALL"$/);
      const api = urnOf("aws:appsync/graphQLApi:GraphQLApi", "api");
      const inputs = {
        name: "a",
        authenticationType: "OPENID_CONNECT",
        schema: "type Query { a: Int }",
      };
      const [failure] = (await engine.check(api, inputs)).failures;
      expect(failure).to.include({ property: "authenticationType" });
      const schema = "type Query { authenticationType: Nope }";
      const [fault] = (
        await engine.check(api, { ...inputs, authenticationType: "API_KEY", schema })
      ).failures;
      expect(fault.property).to.equal("schema");
      expect(fault.reason).to.match(
        /^BadRequestException: Schema Creation Status is FAILED .*\nThe field type 'Nope' is not present .*\n.*line 1, column 34: Unknown type "Nope"\.$/,
      );
    });

    it("passes unknown values and secrets through", async () => {
      const inputs = { userPoolId: UNKNOWN, username: "ann", password: secret("Passw0rd-1") };
      expect(await engine.check(USER, inputs)).to.deep.equal({ inputs, failures: [] });
    });

    it("keeps an input that AWS keeps when the program removes it", async () => {
      const ttl = { attributeName: "expires", enabled: true };
      const { inputs } = await engine.check(TABLE, table, { ...table, ttl });
      expect(inputs).to.deep.equal({ ...table, ttl });
    });
  });

  describe("when it compares inputs", () => {
    const olds = { ...table, name: "orders", arn: "arn:aws:dynamodb:eu-west-1:0:table/orders" };

    it("finds no change in equal inputs", async () => {
      const { changes } = await engine.diff(TABLE, "orders", {
        olds,
        oldInputs: table,
        news: table,
      });
      expect(changes).to.equal(1);
    });

    it("returns the paths of an update and the stable properties", async () => {
      const news = { ...table, ttl: { attributeName: "expires", enabled: true } };
      const diff = await engine.diff(TABLE, "orders", { olds, oldInputs: table, news });
      expect(diff).to.deep.include({
        changes: 2,
        diffsList: ["ttl"],
        replacesList: [],
        stablesList: ["arn"],
      });
      expect(diff.detaileddiffMap).to.deep.equal([["ttl", { kind: 0, inputdiff: true }]]);
    });

    it("returns the inputs that force a replacement, and deletes first if the name stays the same", async () => {
      const oldInputs = { ...table, name: "orders" };
      const news = { ...oldInputs, hashKey: "pk", attributes: [{ name: "pk", type: "S" }] };
      const diff = await engine.diff(TABLE, "orders", { olds, oldInputs, news });
      expect(diff).to.deep.include({ replacesList: ["hashKey"], deletebeforereplace: true });
      const unnamed = { ...news, name: "other" };
      const renamed = await engine.diff(TABLE, "orders", { olds, oldInputs, news: unnamed });
      expect(renamed).to.deep.include({
        replacesList: ["hashKey", "name"],
        deletebeforereplace: false,
      });
    });

    it("warns the engine of the data that a replacement would delete", async () => {
      const log = new EngineLog();
      try {
        const attached = await folder.connect();
        await attached.attach(await log.start());
        const oldInputs = { ...table, name: "full" };
        const { id, properties } = await attached.create(TABLE, oldInputs);
        const item = { tableName: id, hashKey: "id", item: JSON.stringify({ id: { S: "1" } }) };
        const itemUrn = urnOf("aws:dynamodb/tableItem:TableItem", "item");
        const created = await attached.create(itemUrn, item);
        const next = log.next();
        await attached.diff(TABLE, id, {
          olds: properties,
          oldInputs,
          news: { ...table, name: "b" },
        });
        expect(await next).to.include({
          severity: 2,
          urn: TABLE,
          message: 'Replacing "orders" (full) deletes 1 item; because of name.',
        });
        await attached.delete(itemUrn, created.id, created.properties);
        await attached.delete(TABLE, id, properties);
      } finally {
        log.stop();
      }
    });

    it("treats an unknown name as a changed one", async () => {
      const oldInputs = { ...table, name: "orders" };
      const diff = await engine.diff(TABLE, "orders", {
        olds,
        oldInputs,
        news: { ...table, name: UNKNOWN },
      });
      expect(diff.replacesList).to.deep.equal(["name"]);
    });
  });

  describe("when it creates, updates and deletes", () => {
    it("creates nothing in a preview, and returns the inputs", async () => {
      const inputs = { ...table, name: "planned", ttl: UNKNOWN };
      expect(await engine.create(TABLE, inputs, true)).to.deep.equal({
        id: "",
        properties: inputs,
      });
      expect(await detailsOf(engine.read(TABLE, "planned"))).to.contain("does not exist");
    });

    it("returns the outputs and the new inputs for a preview of an update", async () => {
      const news = { ...table, ttl: { attributeName: UNKNOWN } };
      const olds = { ...table, tableClass: "STANDARD", arn: "arn" };
      const oldInputs = { ...table, tableClass: "STANDARD" };
      expect(await engine.update(TABLE, "orders", { olds, oldInputs, news }, true)).to.deep.equal({
        ...news,
        arn: "arn",
      });
    });

    it("creates, updates, reads and deletes a table", async () => {
      const { id, properties } = await engine.create(TABLE, { ...table, name: "orders" });
      expect({ id, arn: properties["arn"] }).to.deep.equal({
        id: "orders",
        arn: "arn:aws:dynamodb:eu-west-1:000000000000:table/orders",
      });
      const oldInputs = { ...table, name: "orders" };
      const news = { ...oldInputs, ttl: { attributeName: "expires", enabled: true } };
      const updated = await engine.update(TABLE, id, { olds: properties, oldInputs, news });
      expect(updated).to.deep.equal({ ...properties, ttl: news.ttl });
      expect(await engine.read(TABLE, id, updated, news)).to.deep.equal({
        id,
        properties: updated,
        inputs: news,
      });
      await engine.delete(TABLE, id, updated);
      expect(await engine.read(TABLE, id, updated, news)).to.deep.equal({
        id: "",
        properties: {},
        inputs: {},
      });
      await engine.delete(TABLE, id, updated); // repeated, as after a crash of the engine
    });

    it("rejects a name that is taken, and does not change its resource", async () => {
      const named = { ...table, name: "taken" };
      const { id, properties } = await engine.create(TABLE, named);
      const other = urnOf("aws:dynamodb/table:Table", "other");
      expect(await detailsOf(engine.create(other, named))).to.contain(
        '"taken" (aws:dynamodb/table:Table) already exists',
      );
      expect((await engine.read(TABLE, id, properties, named)).id).to.equal("taken");
      await engine.delete(TABLE, id, properties);
    });

    it("rejects to delete a protected table or pool, with AWS's message", async () => {
      const protectedTable = { ...table, deletionProtectionEnabled: true };
      const { id, properties } = await engine.create(TABLE, protectedTable);
      expect(await detailsOf(engine.delete(TABLE, id, properties))).to.contain(
        "protected against deletion",
      );
      const news = { ...table, deletionProtectionEnabled: false };
      const open = await engine.update(TABLE, id, {
        olds: properties,
        oldInputs: protectedTable,
        news,
      });
      await engine.delete(TABLE, id, open);
      const pool = await engine.create(POOL, { deletionProtection: "ACTIVE" });
      expect(await detailsOf(engine.delete(POOL, pool.id, pool.properties))).to.contain(
        "deletion protection is activated",
      );
    });

    it("asks for a refresh if the resource to update no longer exists", async () => {
      const update = { olds: table, oldInputs: table, news: { ...table, tableClass: "STANDARD" } };
      expect(await detailsOf(engine.update(TABLE, "nowhere", update))).to.contain("pulumi refresh");
    });

    it("returns secrets as secrets", async () => {
      const pool = await engine.create(POOL, { name: secret("hidden-name") });
      expect(pool.properties["name"]).to.deep.equal(secret("hidden-name"));
      const read = await engine.read(POOL, pool.id, pool.properties, {
        name: secret("hidden-name"),
      });
      expect(read).to.deep.equal({
        id: pool.id,
        properties: pool.properties,
        inputs: { name: secret("hidden-name") },
      });
      await engine.delete(POOL, pool.id, pool.properties);
    });

    it("returns an error of a resource type and keeps running", async () => {
      const role = urnOf("aws:iam/role:Role", "role");
      expect(await detailsOf(engine.create(role, { assumeRolePolicy: "no JSON" }))).to.match(/\w/);
      const { id, properties } = await engine.create(TABLE, table);
      await engine.delete(TABLE, id, properties);
    });
  });

  describe("when it reads", () => {
    it("imports a table by its name, with its inputs", async () => {
      const { id, properties } = await engine.create(TABLE, { ...table, name: "found" });
      const other = urnOf("aws:dynamodb/table:Table", "imported");
      const read = await engine.read(other, id);
      expect(read.inputs).to.deep.equal({ ...table, name: "found" });
      expect(read.properties).to.deep.equal(properties);
      await engine.delete(TABLE, id, properties);
      expect(await detailsOf(engine.read(other, id))).to.equal(
        'Resource "imported" (aws:dynamodb/table:Table) cannot be imported: "found" does not exist. ' +
          "An import takes the name of the table.",
      );
    });

    it("returns the values that differ from the declaration", async () => {
      const named = { ...table, name: "drifting", deletionProtectionEnabled: false };
      const { id, properties } = await engine.create(TABLE, named);
      const declared = { ...named, deletionProtectionEnabled: true };
      const read = await engine.read(
        TABLE,
        id,
        { ...properties, deletionProtectionEnabled: true },
        declared,
      );
      expect(read.inputs).to.deep.equal(named);
      await engine.delete(TABLE, id, properties);
    });
  });
});
