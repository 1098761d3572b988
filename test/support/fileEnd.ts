import { disableAsyncStores } from "./asyncStores";

type Work = () => Promise<unknown>;

const underWay = new Set<Work>();
const ofProcess = new Set<Work>();

/**
 * Runs `work` when the tests of this file have ended. In parallel runs each file ends separately,
 * otherwise all together.
 */
export function atFileEnd(work: Work): void {
  underWay.add(work);
}

/**
 * Runs `work` after the last file of a process that mocha lets end normally. Mocha's workers exit
 * without it.
 */
export function atProcessEnd(work: Work): void {
  ofProcess.add(work);
}

/** Runs the work that was deferred to the end. Called by mocha's root hook. */
export async function endFile(): Promise<void> {
  await doAll(underWay);
  // In a worker the root hook runs after each file, and the next file reuses the resources of the
  // process.
  if (process.env["MOCHA_WORKER_ID"] === undefined) await doAll(ofProcess);
  disableAsyncStores();
}

async function doAll(works: Set<Work>): Promise<void> {
  const now = [...works];
  works.clear();
  await Promise.all(now.map((work) => work()));
}
