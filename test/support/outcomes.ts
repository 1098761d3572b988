/** "ok", or the name of the error of a call: for errors of the API, its errorType. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "ok",
    (error: Error) => error.name,
  );
}

/** Retries a call while it fails with TryAgain, as the store's clients do. */
export async function settled<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if ((error as Error).name !== "TryAgain") throw error;
    }
  }
}

/** An observed outcome. */
export interface Seen {
  outcome: string;
  /** Milliseconds since the start of the observation. */
  after: number;
}

/**
 * Repeats a call every `every` milliseconds until its outcome is no longer "ok", or `limit` is
 * over.
 */
export async function watch(
  call: () => Promise<unknown>,
  { every = 200, limit = 10_000 }: { every?: number; limit?: number } = {},
): Promise<Seen> {
  const begun = performance.now();
  for (;;) {
    const outcome = await outcomeOf(call());
    const after = performance.now() - begun;
    if (outcome !== "ok" || after >= limit) return { outcome, after };
    await pause(every);
  }
}

/** Waits for some milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** The results of `count` calls. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
