/** Result of one round of load on one server. */
export interface Round {
  /** Operations per second. */
  rate: number;
  /** Latency of each operation, in milliseconds. */
  latencies: number[];
}

/** Returns the next operation; undefined when the prepared requests of this round are used up. */
export type Source = () => (() => Promise<unknown>) | undefined;

/**
 * Keeps `inFlight` operations in flight for `seconds`, or until the source returns undefined.
 * @throws the first error of any operation: a run with failed requests is discarded
 */
export async function drive(
  source: Source,
  { inFlight, seconds }: { inFlight: number; seconds: number },
): Promise<Round> {
  const latencies: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let failed = false;
  const work = async (): Promise<void> => {
    while (!failed) {
      const startedAt = performance.now();
      if (startedAt >= end) return;
      const operation = source();
      if (operation === undefined) return;
      await operation();
      latencies.push(performance.now() - startedAt);
    }
  };
  const workers = Array.from({ length: inFlight }, work);
  await Promise.all(workers).catch((error: unknown) => {
    failed = true;
    throw error;
  });
  return { rate: latencies.length / ((performance.now() - begun) / 1000), latencies };
}
