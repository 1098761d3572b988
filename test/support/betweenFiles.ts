import type { Suite } from "mocha";

/**
 * Runs `work` between the tests of two files, if mocha runs several in one process: mocha has hooks
 * of suites, not of files. Call it after mocha has loaded the files.
 * @param root mocha's root suite
 */
export function betweenFiles(root: Suite, work: () => Promise<void>): void {
  let current: string | undefined;
  for (const suite of root.suites) {
    beforeOwnHooks(suite, async () => {
      const former = current;
      current = suite.file;
      if (former !== undefined && former !== current) await work();
    });
  }
}

/** Mocha runs hooks in the order of this private list. */
function beforeOwnHooks(suite: Suite, work: () => Promise<void>): void {
  if (suite.isPending()) return;
  suite.beforeAll(work);
  const { _beforeAll: hooks } = suite as unknown as { _beforeAll: unknown[] };
  hooks.unshift(hooks.pop());
}
