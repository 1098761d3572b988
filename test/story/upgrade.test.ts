import {
  DescribeTableCommand,
  ListTablesCommand,
  QueryCommand,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { orders } from "../support/orders";
import { copyProject, type ProjectCopy } from "../support/projectCopy";
import { loadCommands } from "../support/loadCommands";
import { createOperator } from "../support/operator";
import { outcomeOf } from "../support/outcomes";
import { createGuest, createShopper, signIn } from "../support/shopper";
import { startOwnStack, type RunningStack } from "../support/stack";
import { adminOf, createProduct, store } from "../support/store";

const { configure, orderCommands, signIn: signInClient, upgrade } = loadCommands();

const TABLES = "infra/data/tables.ts";
const NEW_PURCHASE = "resolvers/lib/newPurchase.ts";

/** Text that an earlier version of the store lacks, by file. */
const LATER: [string, string][] = [
  [TABLES, "...orderKeys"],
  [TABLES, 'globalIndex("ByTime", "OrderShard", "OrderKey", [...listed, "Lines"]),'],
  [TABLES, 'globalIndex("ByState", "StateShard", "OrderKey", listed),'],
  [NEW_PURCHASE, "Copies: copiesOf(Lines),"],
  [NEW_PURCHASE, 'OrderState: "NEW",'],
  [NEW_PURCHASE, '...orderKeys({ PurchaseId: purchaseId, PurchasedAt }, "NEW"),'],
  [NEW_PURCHASE, "Email: email,"],
];

function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: async (key: string) => kept.get(key) ?? null,
    setItem: async (key: string, value: string) => void kept.set(key, value),
    removeItem: async (key: string) => void kept.delete(key),
    clear: async () => kept.clear(),
  };
}

describe("A data folder of a release without orders", function () {
  this.timeout(120_000);
  let copy: ProjectCopy;
  let dataDir: string;
  let stack: RunningStack | undefined;
  let dynamoDb: DynamoDBClient;
  before(() => {
    copy = copyProject();
    dataDir = mkdtempSync(join(tmpdir(), "jukebox-upgrade-"));
  });
  after(async () => {
    dynamoDb?.destroy();
    await stack?.stop();
    copy.remove();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(): Promise<RunningStack> {
    await stack?.stop();
    stack = await startOwnStack({ program: copy.folder, dataDir });
    return stack;
  }

  async function purchasesTable(): Promise<string> {
    const { TableNames } = await dynamoDb.send(new ListTablesCommand({}));
    return TableNames!.find((name) => name.includes("purchases"))!;
  }

  async function indexes(): Promise<string[]> {
    const command = new DescribeTableCommand({ TableName: await purchasesTable() });
    const { Table } = await dynamoDb.send(command);
    return (Table!.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName!).sort();
  }

  async function idsIn(IndexName: string, key: string, shards: string[]): Promise<string[]> {
    const TableName = await purchasesTable();
    const pages = shards.map((shard) =>
      dynamoDb.send(
        new QueryCommand({
          TableName,
          IndexName,
          KeyConditionExpression: `${key} = :shard`,
          ExpressionAttributeValues: { ":shard": { S: shard } },
        }),
      ),
    );
    return (await Promise.all(pages)).flatMap(({ Items }) => Items!.map((i) => i.PurchaseId!.S!));
  }

  it("gains both indexes of orders in one deployment, keeps its purchases, and lists them once upgraded", async () => {
    for (const [file, text] of LATER) copy.edit(file, text, "");
    let running = await start();
    dynamoDb = createOperator(running).dynamoDb;
    expect(await indexes()).to.deep.equal([]);
    const product = await createProduct(running);
    const buyer = await createShopper(running);
    const old = await store.checkout(buyer.client, await store.add(buyer.client, product, 2));

    for (const file of [TABLES, NEW_PURCHASE]) copy.restore(file);
    running = await start();
    dynamoDb.destroy();
    dynamoDb = createOperator(running).dynamoDb;
    expect(await indexes()).to.deep.equal(["ByState", "ByTime"]);
    const { client } = await signIn(createGuest(running), buyer.email);
    const bought = await store.checkout(client, await store.add(client, product));
    const kept = await store.purchases(client);
    expect(kept.map(({ id }) => id)).to.deep.equal([bought.id, old.id]);
    const shards = ["0", "1", "2", "3"];
    expect(await idsIn("ByTime", "OrderShard", shards)).to.deep.equal([bought.id]);
    const states = shards.map((shard) => `NEW#${shard}`);
    expect(await idsIn("ByState", "StateShard", states)).to.deep.equal([bought.id]);

    const admin = await adminOf(running);
    const key = { userId: buyer.userId, id: old.id };
    const listed = async () => (await orders.list(admin)).map(({ id }) => id);
    expect((await orders.followed(client, old.id))!.state).to.equal("NEW");
    expect((await orders.one(admin, key))!).to.deep.include({
      state: "NEW",
      email: null,
      copies: 2,
    });
    expect((await orders.of(admin, buyer.userId)).items).to.have.length(2);
    expect(await listed()).to.deep.equal([bought.id]);

    configure(running.outputs as never, memoryStorage());
    await signInClient("admin@jukebox.example", running.demoPassword, async () => "");
    for (const purchases of [1, 0]) {
      expect(await upgrade()).to.contain(`, ${purchases} purchases became orders`);
      expect(await listed()).to.deep.equal([bought.id, old.id]);
    }
  });

  it("has its orders handled by the command-line client", async () => {
    const run = (name: string, ...args: string[]) => orderCommands[name]!(...args) as Promise<any>;
    const [{ userId, id }, { id: old }] = await run("orders", "new");
    expect(await run("orders-of", userId)).to.have.length(2);
    await run("pack", userId, old);
    const { steps } = await run("ship", userId, old, "T1");
    expect(steps.map(({ mail }: { mail: string }) => mail)).to.deep.equal(["FAILED", "FAILED"]);
    expect(await run("order", userId, old)).to.include({ state: "SHIPPED", trackingNumber: "T1" });
    expect(await run("order-history", old)).to.have.length(2);
    expect(await run("cancel-order", userId, id, "for the test")).to.include({
      state: "CANCELLED",
    });
    expect((await run("resend-order-mail", userId, id)).steps[0].mail).to.equal("SENT");
    const today = new Date().toISOString().slice(0, 10);
    expect(await run("orders", "cancelled", today)).to.have.length(1);
    expect(await outcomeOf(run("pack", userId, old))).to.equal("OrderChanged");
    expect(() => run("orders", "lost")).to.throw('"lost" is neither a day');
  });
});
