import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { createServer, type Server } from "node:net";
import type { Browser, Page } from "playwright-core";
import { startDynamoDb, type LocalDynamoDb } from "pulumi-aws-local";
import { launchBrowser } from "../support/launchBrowser";
import { startForeignSite } from "../workbench/support/foreignSite";
import { attempts } from "./support/pageAttempts";

/** A name that resolves to the engine's own address, as in DNS rebinding. */
const REBOUND = "rebound.example";

describe("The engine's port, from a page of another origin", function () {
  this.timeout(60_000);
  let engine: LocalDynamoDb;
  let dynamoDb: DynamoDBClient;
  let browser: Browser;
  let page: Page;
  let site: Awaited<ReturnType<typeof startForeignSite>>;

  before(async () => {
    engine = await startDynamoDb();
    const credentials = { accessKeyId: "any", secretAccessKey: "any" };
    dynamoDb = new DynamoDBClient({ endpoint: engine.endpoint, region: "eu-west-1", credentials });
    await dynamoDb.send(
      new CreateTableCommand({
        TableName: "Prices",
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
    await dynamoDb.send(new PutItemCommand({ TableName: "Prices", Item: ITEM }));
    const { hostname } = new URL(engine.endpoint);
    // Without the browser's own protection of other origins, because the port must not depend on
    // it.
    const rules = `--host-resolver-rules=MAP ${REBOUND} ${hostname}`;
    [browser, site] = await Promise.all([
      launchBrowser([rules, "--disable-web-security"]),
      startForeignSite(),
    ]);
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.goto(site.origin);
  });
  afterEach(() => page.close());
  after(async () => {
    await browser?.close();
    await site?.stop();
    dynamoDb?.destroy();
    await engine?.stop();
  });

  it("allows no reads and writes, under the engine's address and under a rebound name", async () => {
    const { port } = new URL(engine.endpoint);
    for (const target of [engine.endpoint, `http://${REBOUND}:${port}`]) {
      for (const attempt of Object.values(attempts)) {
        const { read } = await attempt(page, target);
        expect(read, `${attempt.name} ${target}`).to.equal(undefined);
        if (page.url() !== site.origin) await page.goto(site.origin);
      }
    }
    const { Item } = await dynamoDb.send(
      new GetItemCommand({ TableName: "Prices", Key: { id: ITEM.id } }),
    );
    expect(Item).to.deep.equal(ITEM);
  });

  it("accepts no connection, for any request that a page can send", async () => {
    const { hostname, port } = new URL(engine.endpoint);
    await engine.stop(); // its port is free now
    const blocked = await countConnections({ host: hostname, port: Number(port) });
    const open = await countConnections({ host: "127.0.0.1", port: 0 });
    try {
      for (const [name, attempt] of Object.entries(attempts)) {
        await attempt(page, open.url);
        expect(open.count(), `control: ${name}`).to.be.above(0);
        await page.goto(site.origin);
        await attempt(page, blocked.url);
        expect(blocked.count(), name).to.equal(0);
        await page.goto(site.origin);
      }
    } finally {
      open.close();
      blocked.close();
    }
  });
});

const ITEM = { id: { S: "kind-of-blue" }, PriceCents: { N: "1500" } };

interface Counter {
  url: string;
  /** Number of connections since the last call. */
  count(): number;
  close(): void;
}

async function countConnections(address: { host: string; port: number }): Promise<Counter> {
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections++;
    socket.on("error", () => {});
    socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  });
  await new Promise<void>((done) => server.listen(address, done));
  const { port } = server.address() as { port: number };
  return {
    url: `http://${address.host}:${port}`,
    count() {
      const since = connections;
      connections = 0;
      return since;
    },
    close: () => void server.close(),
  };
}
