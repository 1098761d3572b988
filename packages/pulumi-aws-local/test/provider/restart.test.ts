import { expect } from "chai";
import { readFileSync, rmSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStateStore, type StateStore } from "../../src/core/stateStore";
import {
  API,
  api,
  KEY,
  OBJECT,
  POOL,
  RESOLVER,
  resolver,
  secret,
  SOURCE,
  source,
  table,
  TABLE,
  USER,
} from "./support/declarations";
import type { EngineClient } from "./support/engineClient";
import { ServedFolder } from "./support/served";
import { urnOf } from "./support/engineClient";
import { filesIn } from "./support/filesIn";

describe("An emulator that Pulumi's engine deploys to", function () {
  this.timeout(30_000);
  let folder: ServedFolder;
  let engine: EngineClient;
  let origin: string;
  beforeEach(async () => {
    folder = new ServedFolder();
    ({ origin } = await folder.start());
    engine = await folder.connect();
  });
  afterEach(() => folder.remove());

  const restart = async (): Promise<void> => {
    await folder.stop();
    const served = await folder.start();
    expect(served.notices).to.deep.equal([]);
    ({ origin } = served);
    engine = await folder.connect();
  };

  /** Changes the stored state of the stopped emulator. */
  const changeState = async (change: (state: StateStore) => void): Promise<void> => {
    const state = openStateStore(join(folder.path, "state"));
    change(state);
    await state.close();
  };

  const ask = async (key: string): Promise<unknown> => {
    const response = await fetch(`${origin}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: JSON.stringify({ query: "{ hello }" }),
    });
    return response.json();
  };

  it("serves an API while its resources are created, and after a restart on another port", async () => {
    const { id: apiId, properties } = await engine.create(API, api);
    const { properties: key } = await engine.create(KEY, { apiId });
    expect(await ask(key["key"])).to.deep.equal({ data: { hello: null } });
    await engine.create(SOURCE, source(apiId));
    await engine.create(RESOLVER, resolver(apiId));
    expect(await ask(key["key"])).to.deep.equal({ data: { hello: "hi" } });
    expect(properties["uris"].GRAPHQL).to.equal(`${origin}/graphql`);
    await restart();
    expect(await ask(key["key"])).to.deep.equal({ data: { hello: "hi" } });
    const refreshed = await engine.read(API, apiId, properties, api);
    expect(refreshed.properties["uris"].GRAPHQL).to.equal(`${origin}/graphql`);
    expect(refreshed.inputs).to.deep.equal(api);
  });

  it("keeps the region of its first deployment", async () => {
    const { properties } = await engine.create(TABLE, table);
    expect(properties["arn"]).to.contain(":eu-west-1:");
    await restart();
    const { properties: other } = await engine.create(
      urnOf("aws:dynamodb/table:Table", "b"),
      table,
    );
    expect(other["arn"]).to.contain(":eu-west-1:");
  });

  it("writes no secret input to its folder", async () => {
    const password = "Passw0rd-that-is-secret";
    const pool = await engine.create(POOL, {});
    await engine.create(USER, { userPoolId: pool.id, username: "ann", password: secret(password) });
    await folder.stop();
    const found = filesIn(folder.path).filter((file) => readFileSync(file).includes(password));
    expect(found).to.deep.equal([]);
  });

  it("serves a file as it was deployed, even if it has changed since", async () => {
    const files = mkdtempSync(join(tmpdir(), "pulumi-aws-local-asset-"));
    const path = join(files, "page.html");
    writeFileSync(path, "first");
    const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", path };
    const inputs = { bucket: "site", key: "index.html", contentType: "text/html" };
    const old = { ...inputs, source: { ...asset, hash: "1" } };
    const { id, properties } = await engine.create(OBJECT, old);
    rmSync(files, { recursive: true });
    await restart();
    expect((await engine.read(OBJECT, id, properties, old)).id).to.equal(id);
    const { path: _path, ...elided } = asset; // as the engine sends assets for comparison
    const withHash = (hash: string): object => ({ ...inputs, source: { ...elided, hash } });
    const diffWith = async (hash: string): Promise<string[]> => {
      const news = withHash(hash);
      return (await engine.diff(OBJECT, id, { olds: properties, oldInputs: old, news })).diffsList;
    };
    expect(await diffWith("1")).to.deep.equal([]);
    expect(await diffWith("2")).to.deep.equal(["source"]);
  });

  describe("when a creation was interrupted", () => {
    it("adopts a resource that was created for an engine that ended before recording it", async () => {
      const pool = await engine.create(POOL, {});
      const user = { userPoolId: pool.id, username: "ann", password: secret("Passw0rd-1") };
      const created = await engine.create(USER, user);
      await restart();
      expect(await engine.create(USER, user)).to.deep.equal(created);
      expect(await engine.create(POOL, {})).to.deep.equal(pool);
    });

    it("creates another resource after the engine has used the first", async () => {
      const { id, properties } = await engine.create(TABLE, table);
      await engine.diff(TABLE, id, { olds: properties, oldInputs: table, news: table });
      const { id: other } = await engine.create(TABLE, table);
      expect(other).not.to.equal(id);
      await engine.delete(TABLE, id, properties);
      expect((await engine.read(TABLE, other)).id).to.equal(other);
    });

    it("undoes an unfinished creation of a killed emulator", async () => {
      const { id, properties } = await engine.create(TABLE, { ...table, name: "begun" });
      await folder.stop();
      await changeState((state) => {
        const [{ key, value }] = state.collection<any>("engine-resources").entries() as [any];
        const { urn, type, name, inputs } = value;
        state.collection("engine-resources").delete(key);
        const begun = { urn, type, name, id, inputs, token: "t" };
        state.collection("engine-resources-begun").put(urn, begun);
      });
      await folder.start();
      engine = await folder.connect();
      expect((await engine.read(TABLE, id, properties, table)).id).to.equal("");
      expect((await engine.create(TABLE, { ...table, name: "begun" })).id).to.equal("begun");
    });
  });

  it("imports a table that no deployment created, with all its inputs and without defaults", async () => {
    const inputs = {
      ...table,
      name: "found",
      attributes: [...table.attributes, { name: "genre", type: "S" }],
      globalSecondaryIndexes: [{ name: "ByGenre", hashKey: "genre", projectionType: "ALL" }],
      ttl: { attributeName: "expires", enabled: true },
    };
    const { properties } = await engine.create(TABLE, inputs);
    await folder.stop();
    await changeState((state) => {
      for (const { key } of state.collection("engine-resources").entries()) {
        state.collection("engine-resources").delete(key);
      }
    });
    await folder.start();
    engine = await folder.connect();
    const read = await engine.read(urnOf("aws:dynamodb/table:Table", "imported"), "found");
    const off = {
      deletionProtectionEnabled: false,
      localSecondaryIndexes: [],
      streamEnabled: false,
    };
    expect(read).to.deep.equal({ id: "found", properties: { ...properties, ...off }, inputs });
  });

  it("detects that a table was changed outside the program", async () => {
    const inputs = { ...table, name: "drifting", deletionProtectionEnabled: false };
    const { id, properties } = await engine.create(TABLE, inputs);
    expect(await engine.read(TABLE, id, properties, inputs)).to.deep.equal({
      id,
      properties,
      inputs,
    });
    const ttl = { attributeName: "expires", enabled: true };
    const read = await engine.read(TABLE, id, { ...properties, ttl }, { ...inputs, ttl });
    expect(read.inputs).to.deep.equal({ ...inputs, ttl: { enabled: false } });
    expect(read.properties).to.deep.equal({ ...properties, ttl: { enabled: false } });
  });

  it("keeps a replacement with the same id when the old resource is deleted", async () => {
    const pool = await engine.create(urnOf("aws:cognito/identityPool:IdentityPool", "guests"), {
      identityPoolName: "guests",
    });
    const roles = urnOf(
      "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
      "roles",
    );
    const first = {
      identityPoolId: pool.id,
      roles: { unauthenticated: "arn:aws:iam::000000000000:role/a" },
    };
    const second = {
      identityPoolId: pool.id,
      roles: { unauthenticated: "arn:aws:iam::000000000000:role/b" },
    };
    const old = await engine.create(roles, first);
    const diff = await engine.diff(roles, old.id, {
      olds: old.properties,
      oldInputs: first,
      news: second,
    });
    expect(diff.replacesList).to.have.length(1);
    const now = await engine.create(roles, second);
    await engine.delete(roles, old.id, old.properties);
    expect((await engine.read(roles, now.id, now.properties, second)).id).to.equal(now.id);
  });

  it("leaves nothing behind in twenty repeated deployments", async () => {
    for (let round = 0; round < 20; round++) {
      const { id, properties } = await engine.create(TABLE, table);
      await engine.delete(TABLE, id, properties);
    }
    await folder.stop();
    const state = openStateStore(join(folder.path, "state"));
    expect(state.collection("engine-resources").entries()).to.deep.equal([]);
    expect(state.collection("engine-resources-begun").entries()).to.deep.equal([]);
    await state.close();
  });
});
