import fc from "fast-check";

// Where tests run in several processes, only the text of an error comes back.
fc.configureGlobal({ includeErrorInReport: true });

/** How often a property is tried: `usual` in a normal run, HOSTILE_RUNS times in a long one (e.g. HOSTILE_RUNS=2000). */
export function runs(usual: number): number {
  const asked = Number(process.env["HOSTILE_RUNS"] ?? 0);
  return Math.max(usual, asked);
}

/** Milliseconds that a test of so many runs may take. */
export function patience(): number {
  return Math.max(60_000, runs(0) * 2_000);
}
