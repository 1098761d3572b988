import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDynamoDb } from "pulumi-aws-local";
import { startStack, type StackOptions, type StartedStack } from "../../test/support/stack";
import { EngineClient } from "./engineClient";
import { startRecordingProxy, type RecordingProxy } from "./recordingProxy";

/** A data folder with its engine. Stacks are started on it one after the other. */
export interface StackHome {
  engine: EngineClient;
  /** The data folder. */
  folder: string;
  /** Endpoint of the engine. */
  endpoint: string;
  /** Starts the stack of `npm start` directly on the engine. */
  start(options?: StackOptions): Promise<StartedStack>;
  /** Starts the stack with a recorder in front of the engine. It is too slow for measurements. */
  startRecorded(): Promise<{ stack: StartedStack; proxy: RecordingProxy }>;
  /** Ends the engine. Removes the data folder unless the caller passed it. */
  stop(): Promise<void>;
}

/** @param folder the data folder; a temporary one if omitted */
export async function openStackHome(
  { inFlight }: { inFlight: number },
  folder?: string,
): Promise<StackHome> {
  const home = folder ?? mkdtempSync(join(tmpdir(), "jukebox-bench-"));
  mkdirSync(home, { recursive: true });
  const { endpoint, stop } = await startDynamoDb({ file: join(home, "engine.sqlite") });
  const engine = new EngineClient(endpoint, inFlight);
  const startAt = (DYNAMODB_ENDPOINT: string, options: StackOptions = {}): Promise<StartedStack> =>
    startStack({
      dataDir: join(home, "data"),
      ...options,
      env: { DYNAMODB_ENDPOINT, ...options.env },
    });
  return {
    engine,
    folder: home,
    endpoint,
    start: (options) => startAt(endpoint, options),
    async startRecorded() {
      const proxy = await startRecordingProxy(endpoint);
      return { stack: await startAt(proxy.endpoint), proxy };
    },
    async stop() {
      await engine.close();
      await stop();
      if (folder === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}
