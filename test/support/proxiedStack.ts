import { join } from "node:path";
import { atProcessEnd } from "./fileEnd";
import { startFaultyDynamoDb, type FaultyDynamoDb } from "./faultyDynamoDb";
import { folderOfRun } from "./runFolder";
import { startStack, type StartedStack } from "./startStack";

/** A process of `npm start` whose database calls can be observed and failed. */
export interface ProxiedStack extends StartedStack {
  /** The proxy between the stack and its database. */
  dynamoDb: FaultyDynamoDb;
}

let started: Promise<ProxiedStack> | undefined;

/**
 * The only such stack of all test files of this process, which use it one after another. It ends
 * with the process.
 */
export function proxiedStack(): Promise<ProxiedStack> {
  return (started ??= start());
}

async function start(): Promise<ProxiedStack> {
  const dynamoDb = await startFaultyDynamoDb(join(folderOfRun(), "dynamodb.sqlite"));
  const env = { DYNAMODB_ENDPOINT: dynamoDb.endpoint };
  const stack = await startStack({ dataDir: folderOfRun(), env }).catch(async (error: unknown) => {
    await dynamoDb.stop();
    throw error;
  });
  // Mocha's workers end without atProcessEnd.
  process.once("exit", stack.endAtOnce);
  atProcessEnd(async () => {
    started = undefined;
    process.off("exit", stack.endAtOnce);
    await stack.stop();
    await dynamoDb.stop();
  });
  return { ...stack, dynamoDb };
}
