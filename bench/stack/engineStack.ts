import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDynamoDb } from "pulumi-aws-local";
import { startStack, type StackOptions, type StartedStack } from "../../test/support/stack";
import { EngineClient } from "./engineClient";
import { startRecordingProxy, type RecordingProxy } from "./recordingProxy";

/** A data folder with its engine, on which stacks can be started one after the other. */
export interface StackHome {
  engine: EngineClient;
  /** Where the data is. */
  folder: string;
  /** Endpoint of the engine itself. */
  endpoint: string;
  /** The stack of `npm start`, straight on the engine. */
  start(options?: StackOptions): Promise<StartedStack>;
  /** The same with a recorder before the engine: too slow to be measured. */
  startRecorded(): Promise<{ stack: StartedStack; proxy: RecordingProxy }>;
  /** Ends the engine and, unless it was given, removes the data folder. */
  stop(): Promise<void>;
}

/** @param folder to keep the data in; a temporary one if omitted */
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
