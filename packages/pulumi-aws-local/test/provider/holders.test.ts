import { expect } from "chai";
import { POOL, table, TABLE } from "./support/declarations";
import { type EngineClient, urnOf } from "./support/engineClient";
import { ServedFolder } from "./support/served";

describe("A resource inside another one", function () {
  this.timeout(30_000);
  const folder = new ServedFolder();
  let engine: EngineClient;
  before(async () => {
    await folder.start();
    engine = await folder.connect();
  });
  after(() => folder.remove());

  interface Made {
    urn: string;
    id: string;
    properties: Record<string, any>;
    inputs: Record<string, any>;
  }

  const make = async (urn: string, inputs: Record<string, any>): Promise<Made> => ({
    urn,
    inputs,
    ...(await engine.create(urn, inputs)),
  });

  const idsOf = (made: readonly Made[]): Promise<string[]> =>
    Promise.all(
      made.map(async ({ urn, id, properties, inputs }) => {
        const read = await engine.read(urn, id, properties, inputs);
        return read.id;
      }),
    );

  it("exists as long as the other resource", async () => {
    const pool = await make(POOL, {});
    const userPoolId = pool.id;
    const username = "ann@example.com";
    const inPool = [
      await make(urnOf("aws:cognito/userGroup:UserGroup", "admins"), {
        userPoolId,
        name: "admins",
      }),
      await make(urnOf("aws:cognito/user:User", "ann"), {
        userPoolId,
        username,
        password: "Passw0rd-1",
      }),
      await make(urnOf("aws:cognito/userInGroup:UserInGroup", "ann"), {
        userPoolId,
        username,
        groupName: "admins",
      }),
      await make(urnOf("aws:cognito/userPoolClient:UserPoolClient", "web"), { userPoolId }),
    ];
    const orders = await make(TABLE, table);
    const inTable = await make(urnOf("aws:dynamodb/tableItem:TableItem", "first"), {
      tableName: orders.id,
      hashKey: "id",
      item: JSON.stringify({ id: { S: "1" } }),
    });
    const held = [...inPool, inTable];
    expect(await idsOf(held)).to.deep.equal(held.map(({ id }) => id));
    for (const { urn, id, properties } of [pool, orders]) await engine.delete(urn, id, properties);
    expect(await idsOf(held)).to.deep.equal(held.map(() => ""));
  });

  it("is removed from the records with the other resource, although the engine retains it", async () => {
    const bucket = await make(urnOf("aws:s3/bucket:Bucket", "site"), { bucket: "site" });
    const file = { bucket: "site", key: "index.html", content: "hello" };
    const page = await make(urnOf("aws:s3/bucketObjectv2:BucketObjectv2", "page"), file);
    expect(await idsOf([page])).to.deep.equal([page.id]);
    await engine.delete(bucket.urn, bucket.id, bucket.properties);
    expect(await idsOf([page])).to.deep.equal([""]);
  });
});
