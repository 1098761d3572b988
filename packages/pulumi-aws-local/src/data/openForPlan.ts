import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDb, startEngine, NoTables, RemoteDynamoDb } from "../services/dynamodb";
import { removeAll } from "../../loader/files.cjs";
import { memoryStateStore } from "../core/memoryStateStore";
import { readStateStore, type StateStore } from "../core/stateStore";
import { checkFolderPath } from "./checkEntries";
import { hasState } from "./checkStoredData";
import { isLocked } from "./folderLock";
import { liveDatabaseIn } from "./liveDatabase";

/** The data of a stack, opened for reading: the folder stays unchanged. */
export interface PlanData {
  state: StateStore;
  dynamoDb: DynamoDb;
  close(): Promise<void>;
}

/**
 * Opens the contents of a data folder. If a stack is running on it, that stack returns its tables; otherwise everything
 * is read from a copy.
 */
export async function openForPlan(folder: string, region: string): Promise<PlanData> {
  checkFolderPath(folder);
  const stateDir = join(folder, "state");
  if (!hasState(stateDir)) {
    const dynamoDb = new NoTables();
    return { state: memoryStateStore(), dynamoDb, close: () => dynamoDb.close() };
  }
  const outputsFile = join(folder, "outputs.json");
  const isServed = existsSync(outputsFile) && (await isLocked(folder));
  return isServed ? openServed(stateDir, outputsFile, region) : openCopy(folder, region);
}

async function openServed(
  stateDir: string,
  outputsFile: string,
  region: string,
): Promise<PlanData> {
  const { awsEndpoint } = JSON.parse(readFileSync(outputsFile, "utf8"));
  return planData(readStateStore(stateDir), new RemoteDynamoDb(awsEndpoint, region));
}

/** A copy is needed because readers also write: LMDB registers them in its lock file, SQLite in its journal. */
async function openCopy(folder: string, region: string): Promise<PlanData> {
  const copy = mkdtempSync(join(tmpdir(), "pulumi-aws-local-plan-"));
  mkdirSync(join(copy, "state"));
  const copyOne = (from: string, to: string): void => {
    const file = join(folder, from);
    if (existsSync(file)) copyFileSync(file, join(copy, to), constants.COPYFILE_FICLONE);
  };
  copyOne("state/data.mdb", "state/data.mdb");
  const state = readStateStore(join(copy, "state"));
  const database = liveDatabaseIn(state);
  for (const end of ["", "-wal"]) copyOne(database + end, `dynamodb.sqlite${end}`);
  const engine = await startEngine(join(copy, "dynamodb.sqlite"));
  return planData(state, new DynamoDb(engine.endpoint, region), async () => {
    await engine.stop();
    removeAll(copy);
  });
}

function planData(state: StateStore, dynamoDb: DynamoDb, ended = async () => {}): PlanData {
  return {
    state,
    dynamoDb,
    async close() {
      await dynamoDb.close();
      await state.close();
      await ended();
    },
  };
}
