type Work = () => Promise<unknown>;

const underWay = new Set<Work>();
const ofProcess = new Set<Work>();

/** Has `work` done once the tests of this file have ended: in parallel runs each file ends by itself, else all together. */
export function atFileEnd(work: Work): void {
  underWay.add(work);
}

/** Has `work` done after the last file of a process that mocha lets end by itself. Mocha's workers exit without it. */
export function atProcessEnd(work: Work): void {
  ofProcess.add(work);
}

/** Does what was left for the end. Called by mocha's root hook. */
export async function endFile(): Promise<void> {
  await doAll(underWay);
  // In a worker the root hook runs after each file, and the next one goes on with what the process has.
  if (process.env["MOCHA_WORKER_ID"] === undefined) await doAll(ofProcess);
}

async function doAll(works: Set<Work>): Promise<void> {
  const now = [...works];
  works.clear();
  await Promise.all(now.map((work) => work()));
}
