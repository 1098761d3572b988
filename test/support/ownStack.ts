import { resolve } from "node:path";
import { createStack, type CreateStackOptions, type Stack } from "pulumi-aws-local";
import type { RunningStack } from "./startStack";

const PROJECT = resolve(__dirname, "../..");

/** A stack of the store in the tests' process: it can be reset, and its clock can be moved. */
export interface OwnStack extends RunningStack {
  clock: Stack["clock"];
  /** Applies the program's current files. */
  reload(): Promise<void>;
  /** Restores the state right after the start. Users have to sign in again. */
  reset(): Promise<void>;
}

/** Starts the store in this process, about twice as fast as `startStack` starts `npm start`. */
export async function startOwnStack(options: CreateStackOptions = {}): Promise<OwnStack> {
  const stack = await createStack({ program: PROJECT, ...options });
  return {
    origin: stack.url,
    outputs: stack.outputs,
    dataDir: stack.dataDir,
    demoPassword: stack.secrets["jukebox:demoPassword"]!,
    inbox: async () => stack.inbox.list(),
    clock: stack.clock,
    reload: () => stack.reload(),
    reset: () => stack.reset(),
    stop: () => stack.close(),
  };
}
