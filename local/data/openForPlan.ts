import { constants, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDb } from "../dynamodb/dynamoDb";
import { startEngine } from "../dynamodb/engine";
import { NoTables } from "../dynamodb/noTables";
import { RemoteDynamoDb } from "../dynamodb/remoteDynamoDb";
import { memoryStateStore, readStateStore, type StateStore } from "../shared/stateStore";
import { hasState } from "./checkStoredData";
import { isInUse } from "./dataFolder";

/** The data of a stack, opened to look at: nothing in the folder changes. */
export interface PlanData {
  state: StateStore;
  dynamoDb: DynamoDb;
  close(): Promise<void>;
}

/** Opens what a data folder holds. A stack that runs on it is asked for its tables; otherwise a copy of them is. */
export async function openForPlan(folder: string, region: string): Promise<PlanData> {
  const stateDir = join(folder, "state");
  if (!hasState(stateDir)) {
    const dynamoDb = new NoTables();
    return { state: memoryStateStore(), dynamoDb, close: () => dynamoDb.close() };
  }
  const state = readStateStore(stateDir);
  const tables = await openTables(folder, region);
  return {
    state,
    dynamoDb: tables.dynamoDb,
    async close() {
      await tables.close();
      await state.close();
    },
  };
}

async function openTables(
  folder: string,
  region: string,
): Promise<{ dynamoDb: DynamoDb; close(): Promise<void> }> {
  const outputsFile = join(folder, "outputs.json");
  if (existsSync(outputsFile) && (await isInUse(folder))) {
    const { awsEndpoint } = JSON.parse(readFileSync(outputsFile, "utf8"));
    const dynamoDb = new RemoteDynamoDb(awsEndpoint, region);
    return { dynamoDb, close: () => dynamoDb.close() };
  }
  const copy = mkdtempSync(join(tmpdir(), "jukebox-plan-"));
  for (const name of ["dynamodb.sqlite", "dynamodb.sqlite-wal"]) {
    const file = join(folder, name);
    if (existsSync(file)) copyFileSync(file, join(copy, name), constants.COPYFILE_FICLONE);
  }
  const engine = await startEngine(join(copy, "dynamodb.sqlite"));
  const dynamoDb = new DynamoDb(engine.endpoint, region);
  return {
    dynamoDb,
    async close() {
      await dynamoDb.close();
      await engine.stop();
      rmSync(copy, { recursive: true, force: true });
    },
  };
}
