import fc from "fast-check";

// If tests run in several processes, only the text of an error is returned.
fc.configureGlobal({ includeErrorInReport: true });

/**
 * Number of runs of a property: `usual` in a normal run, HOSTILE_RUNS in a long one (e.g.
 * HOSTILE_RUNS=2000).
 */
export function runs(usual: number): number {
  const asked = Number(process.env["HOSTILE_RUNS"] ?? 0);
  return Math.max(usual, asked);
}

/** Timeout of a test with this number of runs, in milliseconds. */
export function runTimeout(): number {
  return Math.max(60_000, runs(0) * 2_000);
}
