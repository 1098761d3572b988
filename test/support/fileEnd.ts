const underWay = new Set<() => Promise<unknown>>();

/** Has `work` done once the tests of this file have ended: in parallel runs each file ends by itself, else all together. */
export function atFileEnd(work: () => Promise<unknown>): void {
  underWay.add(work);
}

/** Does what was left for the end. Called by mocha's root hook. */
export async function endFile(): Promise<void> {
  const works = [...underWay];
  underWay.clear();
  await Promise.all(works.map((work) => work()));
}
