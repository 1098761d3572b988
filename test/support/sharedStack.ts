import { atFileEnd, atProcessEnd } from "./fileEnd";
import { startOwnStack, type OwnStack } from "./ownStack";
import { folderOfRun } from "./runFolder";
import type { RunningStack } from "./startStack";

let started: Promise<OwnStack> | undefined;
let known: Promise<RunningStack> | undefined;

/**
 * The stack that the tests of a file share. Each test uses its own users and carts. The files of a
 * process use one stack, one after another; each finds it in its state right after the start.
 */
export function sharedStack(): Promise<RunningStack> {
  if (known === undefined) {
    known = started === undefined ? start() : reset(started);
    atFileEnd(async () => void (known = undefined));
  }
  return known;
}

async function start(): Promise<RunningStack> {
  started = startOwnStack({ dataDir: folderOfRun() });
  atProcessEnd(async () => {
    await (await started?.catch(() => undefined))?.stop(); // a failed start was reported to its tests
    started = undefined;
  });
  return forAll(await started);
}

/** Returns a new object, so that caches by stack start empty. */
async function reset(starting: Promise<OwnStack>): Promise<RunningStack> {
  const stack = await starting;
  await stack.reset();
  return forAll(stack);
}

function forAll(stack: OwnStack): RunningStack {
  const stop = (): never => {
    throw new Error("The shared stack is for all tests; one that ends a stack starts its own.");
  };
  const { origin, outputs, dataDir, demoPassword, inbox } = stack;
  return { origin, outputs, dataDir, demoPassword, inbox, stop };
}
