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
import { copyProject, type ProjectCopy } from "../support/projectCopy";
import { createOperator } from "../support/operator";
import { createGuest, createShopper, signIn } from "../support/shopper";
import { startOwnStack, type RunningStack } from "../support/stack";
import { createProduct, store } from "../support/store";

const TABLES = "infra/data/tables.ts";
const NEW_PURCHASE = "resolvers/lib/newPurchase.ts";

/** What an earlier version of the store lacks, by file. */
const LATER: [string, string][] = [
  [TABLES, "...orderKeys"],
  [TABLES, 'globalIndex("ByTime", "OrderShard", "OrderKey", [...listed, "Lines"]),'],
  [TABLES, 'globalIndex("ByState", "StateShard", "OrderKey", listed),'],
  [NEW_PURCHASE, "Copies: copiesOf(Lines),"],
  [NEW_PURCHASE, 'OrderState: "NEW",'],
  [NEW_PURCHASE, '...orderKeys({ PurchaseId: purchaseId, PurchasedAt }, "NEW"),'],
  [NEW_PURCHASE, "Email: email,"],
];

describe("A data folder from before orders", function () {
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

  it("gains both indexes of orders in one deployment, and keeps its purchases", async () => {
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
  });
});
