import { atFileEnd, atProcessEnd } from "./fileEnd";
import { startOwnStack, type OwnStack } from "./ownStack";
import { folderOfRun } from "./runFolder";
import type { RunningStack } from "./startStack";

let started: Promise<OwnStack> | undefined;
let known: Promise<RunningStack> | undefined;

/**
 * The stack that the tests of a file share, which leave no trace in each other's way (own users, own carts). Mocha's workers run
 * one file at a time, each with a stack of its own, which every file finds as it was right after its start.
 */
export function sharedStack(): Promise<RunningStack> {
  return (known ??= started === undefined ? begin() : freshStack());
}

/** The shared stack as right after its start, also where mocha runs all files as one. To be called before a file's first test. */
export function freshStack(): Promise<RunningStack> {
  return (known = started === undefined ? begin() : start().then(renew));
}

/** Gives another object than before: what is remembered of a stack is forgotten. */
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
