import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  databaseFiles,
  type DatabaseFiles,
} from "../../../../../../src/services/dynamodb/database/databaseFiles";
import { readRunState } from "../../../../../../src/services/dynamodb/database/runState";
import { DynamoDb } from "../../../../../../src/services/dynamodb/service";
import { startEngine, type Engine } from "../../../../../../src/services/dynamodb/engine";

/** Databases of the real engine, and copies of them to be damaged. */
export class Databases {
  readonly #home = mkdtempSync(join(tmpdir(), "jukebox-database-"));
  #count = 0;

  /** A database whose engine was killed: `items` items are only in its log. */
  async unclean(items = 20): Promise<DatabaseFiles> {
    const { files, engine } = await this.#started();
    await fill(engine.endpoint, items);
    await isOpen(files);
    await engine.kill();
    return files;
  }

  /** A database whose engine was stopped. */
  async clean(items = 20): Promise<DatabaseFiles> {
    const { files, engine } = await this.#started();
    await fill(engine.endpoint, items);
    await engine.stop();
    return files;
  }

  copy({ database }: DatabaseFiles): DatabaseFiles {
    const folder = this.#newFolder();
    cpSync(join(database, ".."), folder, { recursive: true, preserveTimestamps: true });
    return databaseFiles(join(folder, "dynamodb.sqlite"));
  }

  remove(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }

  async #started(): Promise<{ files: DatabaseFiles; engine: Engine }> {
    const files = databaseFiles(join(this.#newFolder(), "dynamodb.sqlite"));
    return { files, engine: await startEngine(files.database) };
  }

  #newFolder(): string {
    const folder = join(this.#home, String(++this.#count));
    mkdirSync(folder);
    return folder;
  }
}

/** Ids of the items of a database, as its engine reads them. */
export async function itemsOf({ database }: DatabaseFiles): Promise<string[]> {
  const engine = await startEngine(database);
  const dynamoDb = new DynamoDb(engine.endpoint);
  try {
    const { Items } = await dynamoDb.call("Scan", { TableName: "Carts" });
    return Items.map((item: any) => item.id.S).sort();
  } finally {
    await dynamoDb.close();
    await engine.stop();
  }
}

async function fill(endpoint: string, items: number): Promise<void> {
  const dynamoDb = new DynamoDb(endpoint);
  await dynamoDb.call("CreateTable", {
    TableName: "Carts",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
  });
  for (let index = 0; index < items; index++) {
    // Longer than a page, so that rows also have overflow pages.
    const Item = { id: { S: `cart-${index}` }, note: { S: "a note ".repeat(1000) } };
    await dynamoDb.call("PutItem", { TableName: "Carts", Item });
  }
  await dynamoDb.close();
}

/** Waits until the recorded run state says that the log is not empty. */
async function isOpen(files: DatabaseFiles): Promise<void> {
  for (const deadline = Date.now() + 5_000; readRunState(files).kind !== "open";) {
    if (Date.now() > deadline) throw new Error(`Not open: ${readFileSync(files.state, "utf8")}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}
