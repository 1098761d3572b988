import { drive, type Round, type Source } from "../lib/drive";

/** Repeats a list: sends each item once before any item again. */
export function repeat<T>(
  uses: number,
  items: readonly T[],
  send: (item: T) => Promise<unknown>,
): Source {
  let next = 0;
  const end = items.length * uses;
  return () => {
    if (next >= end) return undefined;
    const item = items[next++ % items.length]!;
    return () => send(item);
  };
}

/**
 * Fills one round. When the prepared requests are used up, it restores the carts and prepares new
 * requests; this time is not measured.
 */
export async function roundOf(
  load: { inFlight: number; seconds: number; resetCarts: () => Promise<void> },
  prepare: () => Promise<Source>,
): Promise<Round> {
  const latencies: number[] = [];
  let left = load.seconds;
  let spent = 0;
  while (left > 0.001) {
    await load.resetCarts();
    const source = await prepare();
    const part = await drive(source, { inFlight: load.inFlight, seconds: left });
    latencies.push(...part.latencies);
    const seconds = part.latencies.length / part.rate;
    spent += seconds;
    left -= seconds;
  }
  return { rate: latencies.length / spent, latencies };
}
