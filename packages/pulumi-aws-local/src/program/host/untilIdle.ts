/**
 * Resolves when this process has nothing left to do: a program may declare resources, or fail, long after it was
 * loaded. The `beforeExit` handlers of the program and its packages run first, because they may start more work. The
 * channel to the stack must be unreferenced meanwhile.
 * Source: cmd/run/index.ts in @pulumi/pulumi
 */
export function untilIdle(): Promise<void> {
  return new Promise((done) => {
    process.once("beforeExit", () => {
      process.nextTick(() => {
        setImmediate(() => {}); // makes Node emit `beforeExit` again
        process.once("beforeExit", () => {
          process.channel?.ref();
          done();
        });
      });
    });
  });
}

/**
 * Prints after a while what keeps the process of a finished program running.
 * @param isAwaited whether the stack still has to respond to the program
 * @returns stops the check when the process is idle
 */
export function explainDelay(isAwaited: () => boolean): () => void {
  const timer = setInterval(() => {
    const kept = process.getActiveResourcesInfo().filter((name) => !/^(Pipe|TTY)Wrap$/.test(name));
    if (isAwaited() || kept.length === 0) return; // the machine is busy
    clearInterval(timer);
    console.error(
      `The program has run, but its process is still active (${[...new Set(kept)].join(", ")}). ` +
        "Pulumi and the local stack wait for it to end: close everything that the program has opened.",
    );
  }, EXPLAIN_AFTER_MS).unref();
  return () => clearInterval(timer);
}

const EXPLAIN_AFTER_MS = 5000;
