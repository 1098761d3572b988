import { atFileEnd, atProcessEnd } from "./fileEnd";
import { startOwnStack, type OwnStack } from "./ownStack";
import { folderOfRun } from "./runFolder";
import type { RunningStack } from "./startStack";

let started: Promise<OwnStack> | undefined;
let known: Promise<RunningStack> | undefined;

/**
 * The stack that the tests of a file share. Each test uses its own users and carts. Mocha's workers
 * run one file at a time, each with its own stack, which is reset before every file.
 */
export function sharedStack(): Promise<RunningStack> {
  return (known ??= started === undefined ? begin() : freshStack());
}

/**
 * The shared stack in its state right after the start, also if mocha runs all files in one process.
 * Call it before a file's first test.
 */
export function freshStack(): Promise<RunningStack> {
  return (known = started === undefined ? begin() : start().then(renew));
}

/** Resets the stack and returns a new object, so that caches by stack start empty. */
async function renew(stack: OwnStack): Promise<RunningStack> {
  await stack.reset();
  return begin();
}

async function begin(): Promise<RunningStack> {
  atFileEnd(async () => void (known = undefined));
  return forAll(await start());
}

function start(): Promise<OwnStack> {
  if (started === undefined) {
    started = startOwnStack({ dataDir: folderOfRun() });
    atProcessEnd(async () => {
      await (await started?.catch(() => undefined))?.stop(); // a failed start was reported to its tests
      started = known = undefined;
    });
  }
  return started;
}

function forAll(stack: OwnStack): RunningStack {
  const stop = (): never => {
    throw new Error("The shared stack is for all tests; one that ends a stack starts its own.");
  };
  const { origin, outputs, dataDir, demoPassword, inbox } = stack;
  return { origin, outputs, dataDir, demoPassword, inbox, stop };
}
