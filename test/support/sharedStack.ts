import { atProcessEnd } from "./fileEnd";
import { startOwnStack, type OwnStack } from "./ownStack";
import { folderOfRun } from "./runFolder";
import type { RunningStack } from "./startStack";

let started: Promise<OwnStack> | undefined;
let known: Promise<RunningStack> | undefined;

/**
 * The one stack of all test files of this process, for tests that leave no trace in each other's way (own users, own
 * carts). Mocha's workers run one file at a time, each with a shared stack of its own.
 */
export function sharedStack(): Promise<RunningStack> {
  return (known ??= start().then(forAll));
}

/** The shared stack as it was right after its start. To be called before the first test of a file. */
export async function freshStack(): Promise<RunningStack> {
  const stack = await start();
  await stack.reset();
  known = Promise.resolve(forAll(stack)); // another object: what is remembered of a stack is forgotten
  return known;
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
