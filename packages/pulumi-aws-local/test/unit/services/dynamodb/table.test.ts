import { expect } from "chai";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDb } from "../../../../src/services/dynamodb/service";
import { startEngine, type Engine } from "../../../../src/services/dynamodb/engine";
import { dynamoDbHandlers } from "../../../../src/services/dynamodb/resources";
import type { LocalServices } from "../../../../src/services/localServices";
import type { PreviousState } from "../../../../src/core/resourceHandler";
import { applyResource } from "../../support/applyResource";

const table = dynamoDbHandlers["aws:dynamodb/table:Table"]!;
const tableItem = dynamoDbHandlers["aws:dynamodb/tableItem:TableItem"]!;

/** The process that serves a database file, not its guard. */
function enginePid(databaseFile: string): number {
  const commandOf = (pid: string): string[] => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    } catch {
      return []; // it has ended meanwhile
    }
  };
  const isEngine = (pid: string): boolean => {
    const [program, ...args] = commandOf(pid);
    return program?.endsWith("/dynoxide") === true && args.includes(databaseFile);
  };
  const pid = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .find(isEngine);
  return Number(pid);
}

describe("DynamoDB resources", () => {
  let folder: string;
  let engine: Engine;
  let dynamoDb: DynamoDb;
  let services: LocalServices;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "jukebox-table-"));
    engine = await startEngine(join(folder, "dynamodb.sqlite"));
    dynamoDb = new DynamoDb(engine.endpoint, "eu-west-1");
    services = { dynamoDb, region: "eu-west-1", accountId: "000000000000" } as LocalServices;
  });
  after(async () => {
    await dynamoDb.close();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const INPUTS = {
    name: "albums",
    hashKey: "Id",
    rangeKey: "No",
    attributes: [
      { name: "Id", type: "S" },
      { name: "No", type: "N" },
      { name: "Artist", type: "S" },
    ],
    billingMode: "PAY_PER_REQUEST",
    localSecondaryIndexes: [{ name: "ByArtist", rangeKey: "Artist", projectionType: "ALL" }],
  };

  async function apply(
    handler: typeof table,
    inputs: Record<string, any>,
    previous?: PreviousState,
  ): Promise<PreviousState> {
    const request = { urn: "u", type: "t", name: "albums", inputs, ...(previous && { previous }) };
    return { ...(await applyResource(handler, request, services)), inputs };
  }

  const describeTable = async () =>
    (await dynamoDb.call("DescribeTable", { TableName: "albums" })).Table;

  let created: PreviousState;

  it("creates a table with its indexes, expiry and protection, in the stack's region", async () => {
    const ttl = { enabled: true, attributeName: "ExpiresAt" };
    created = await apply(table, { ...INPUTS, ttl, deletionProtectionEnabled: true });
    const { outputs } = created;
    const arn = "arn:aws:dynamodb:eu-west-1:000000000000:table/albums";
    expect(outputs).to.deep.include({ name: "albums", arn });
    const described = await describeTable();
    expect(described.TableArn).to.equal(arn);
    expect(described.DeletionProtectionEnabled).to.equal(true);
    expect(described.LocalSecondaryIndexes.map((index: any) => index.IndexName)).to.deep.equal([
      "ByArtist",
    ]);
    const { TimeToLiveDescription } = await dynamoDb.call("DescribeTimeToLive", {
      TableName: "albums",
    });
    expect(TimeToLiveDescription).to.deep.equal({
      TimeToLiveStatus: "ENABLED",
      AttributeName: "ExpiresAt",
    });
  });

  it("changes settings and global indexes in place, and keeps the items", async () => {
    const key = { Id: { S: "a" }, No: { N: "1" } };
    await dynamoDb.call("PutItem", { TableName: "albums", Item: key });
    const globalSecondaryIndexes = [
      { name: "Artists", hashKey: "Artist", projectionType: "KEYS_ONLY" },
    ];
    created = await apply(table, { ...INPUTS, globalSecondaryIndexes }, created);
    const changed = await describeTable();
    expect(changed.DeletionProtectionEnabled ?? false).to.equal(false);
    expect(changed.GlobalSecondaryIndexes[0].IndexName).to.equal("Artists");
    const { Item } = await dynamoDb.call("GetItem", { TableName: "albums", Key: key });
    expect(Item).to.deep.equal(key);
    created = await apply(table, INPUTS, created);
    expect((await describeTable()).GlobalSecondaryIndexes ?? []).to.deep.equal([]);
  });

  it("rejects a name that is taken, and resumes an interrupted creation", async () => {
    const request = { urn: "u", type: "t", name: "albums", inputs: INPUTS };
    const refusal = await table.create(request, services).catch((error: { code: string }) => error);
    expect(refusal).to.include({ code: "ResourceInUseException" });
    const { id } = await table.create({ ...request, interrupted: true }, services);
    expect(id).to.equal("albums");
    expect(await table.holds!("albums", {}, services)).to.equal("1 item");
  });

  it("reads the inputs that determine a replacement", async () => {
    const { name, hashKey, rangeKey, attributes, localSecondaryIndexes } = INPUTS;
    const shape = { name, hashKey, rangeKey, attributes, localSecondaryIndexes };
    expect(await table.read!("albums", services, {})).to.deep.equal({ inputs: shape });
    expect(await table.read!("none", services, {})).to.equal(undefined);
  });

  it("puts an item once, and keeps later changes of it", async () => {
    const item = (title: string): Record<string, string> => ({
      tableName: "albums",
      hashKey: "Id",
      rangeKey: "No",
      item: JSON.stringify({ Id: { S: "b" }, No: { N: "1" }, Title: { S: title } }),
    });
    const Key = { Id: { S: "b" }, No: { N: "1" } };
    const title = async () =>
      (await dynamoDb.call("GetItem", { TableName: "albums", Key })).Item?.Title.S;
    const created = await apply(tableItem, item("first"));
    expect(await title()).to.equal("first");
    expect(await tableItem.holds!(created.id, created.outputs, services)).to.equal(undefined);
    await dynamoDb.call("UpdateItem", {
      TableName: "albums",
      Key,
      UpdateExpression: "SET Title = :t",
      ExpressionAttributeValues: { ":t": { S: "by the store" } },
    });
    await apply(tableItem, item("first"), created);
    expect(await title()).to.equal("by the store");
    expect(await tableItem.holds!(created.id, created.outputs, services)).to.equal(
      "1 item that has changed since",
    );
    await apply(tableItem, item("second"), created);
    expect(await title()).to.equal("second");
    await tableItem.delete!(created.id, created.outputs, services);
    expect(await title()).to.equal(undefined);
  });

  it("starts its engine again when that dies, with all that was written", async function () {
    if (process.platform !== "linux") this.skip(); // finds the engine in /proc
    await dynamoDb.call("PutItem", {
      TableName: "albums",
      Item: { Id: { S: "c" }, No: { N: "1" } },
    });
    process.kill(enginePid(join(folder, "dynamodb.sqlite")), "SIGKILL");
    const deadline = Date.now() + 5_000;
    let count: number | undefined;
    while (count === undefined && Date.now() < deadline) {
      count = await dynamoDb.call("Scan", { TableName: "albums", Select: "COUNT" }).then(
        (response) => response.Count,
        (error: { code: string }) => {
          expect(error.code).to.equal("InternalServerError");
          return undefined;
        },
      );
    }
    expect(count).to.equal(2);
  });
});
