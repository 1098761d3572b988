/** Counts and times requests since the last sample, and keeps the text of every error. */
export class Tally {
  readonly #times: number[] = [];
  readonly errors: Record<string, number> = {};
  requests = 0;

  /** Runs one request or step; counts and times it. Its errors are kept and not rethrown. */
  async time(name: string, work: () => Promise<unknown>): Promise<void> {
    const begun = performance.now();
    await work().catch((error: Error) => {
      const text = `${name}: ${error.name}: ${error.message}`.slice(0, 300);
      this.errors[text] = (this.errors[text] ?? 0) + 1;
    });
    this.#times.push(performance.now() - begun);
    this.requests++;
  }

  /** Returns the times and removes them. */
  take(): number[] {
    return this.#times.splice(0);
  }
}

/** A quantile, e.g. 0.99; 0 for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
