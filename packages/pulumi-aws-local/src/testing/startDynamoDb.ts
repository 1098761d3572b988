import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeAll } from "../../loader/files.cjs";
import { startEngine } from "../services/dynamodb";

/** A running DynamoDB without a stack. */
export interface LocalDynamoDb {
  /** For AWS clients, which may use any credentials, and for DYNAMODB_ENDPOINT of a stack. */
  readonly endpoint: string;
  /** Stops it. Harmless when it has stopped. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts the DynamoDB engine of stacks by itself, to test code against tables or to put a proxy between a stack and its
 * database. Nothing checks its requests' signatures or permissions.
 * @param file keeps the tables; unless given, they are deleted with `stop()`
 * @throws VisibleError when the engine does not start on the file
 */
export async function startDynamoDb({ file }: { file?: string } = {}): Promise<LocalDynamoDb> {
  const folder = file === undefined ? mkdtempSync(join(tmpdir(), "pulumi-aws-local-")) : undefined;
  const remove = (): void => {
    if (folder !== undefined) removeAll(folder);
  };
  try {
    const engine = await startEngine(file ?? join(folder!, "dynamodb.sqlite"));
    const stop = async (): Promise<void> => {
      await engine.stop();
      remove();
    };
    return { endpoint: engine.endpoint, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    remove();
    throw error;
  }
}
