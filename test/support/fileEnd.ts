import { disableAsyncStores } from "./asyncStores";

type Work = () => Promise<unknown>;

const ofFile = new Set<Work>();
const ofProcess = new Set<Work>();

/** Runs `work` when the tests of this file have ended. */
export function atFileEnd(work: Work): void {
  ofFile.add(work);
}

/**
 * Runs `work` after the last file of a process that mocha lets end normally. Mocha's workers exit
 * without it.
 */
export function atProcessEnd(work: Work): void {
  ofProcess.add(work);
}

/** Runs the work that was deferred to the end of the file. */
export async function endFile(): Promise<void> {
  await doAll(ofFile);
  disableAsyncStores();
}

/** Ends the last file of this run of mocha. */
export async function endRun(): Promise<void> {
  await endFile();
  // A worker runs mocha for each file, and the next file reuses the resources of the process.
  if (process.env["MOCHA_WORKER_ID"] === undefined) await doAll(ofProcess);
}

async function doAll(works: Set<Work>): Promise<void> {
  const now = [...works];
  works.clear();
  await Promise.all(now.map((work) => work()));
}
