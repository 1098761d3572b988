import { existsSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { removeAll } from "../../loader/files.cjs";
import { A_TEXT, checkOptions } from "../core/checkOptions";
import { VisibleError } from "../core/visibleError";
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
export async function startDynamoDb(options: { file?: string } = {}): Promise<LocalDynamoDb> {
  checkOptions("startDynamoDb", options, { file: A_TEXT });
  const { file } = options;
  if (file !== undefined) checkPath(file);
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

function checkPath(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new VisibleError(`"file" is "${file}", which is a folder; expected a file.`);
  }
  if (!existsSync(dirname(file))) {
    throw new VisibleError(`"file" is "${file}"; the folder "${dirname(file)}" does not exist.`);
  }
}
