import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeAll } from "../../loader/files.cjs";
import { startEngine } from "../services/dynamodb";

/** A running DynamoDB engine without a stack. */
export interface LocalDynamoDb {
  /** Endpoint for AWS clients with any credentials, and for DYNAMODB_ENDPOINT of a stack. */
  readonly endpoint: string;
  /** Stops it. Does nothing if it is already stopped. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts the DynamoDB engine without a stack, to test code against tables or to put a proxy between a stack and its
 * database. Signatures and permissions are not checked.
 * @param file stores the tables; by default they are deleted with `stop()`
 * @throws VisibleError if the engine does not start on the file
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
