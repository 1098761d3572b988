import type { Usage } from "./processes";
import { quantile } from "./tally";

/** Measurements at one moment. */
export interface Sample {
  /** Milliseconds since the start of the traffic. */
  at: number;
  stack: Usage;
  engine: Usage;
}

/** Allowed growth between the first and the last third: a share and an amount. */
interface Bound {
  share: number;
  amount: number;
}

/** The garbage collector makes a heap vary by some tens of MB; a leak keeps growing. */
const MEMORY: Bound = { share: 0.2, amount: 24 * 1024 ** 2 };
/** The number of idle connections varies. */
const HANDLES: Bound = { share: 0, amount: 24 };

/**
 * The medians of the first and the last third after the warm-up, and whether they are within the
 * bound.
 */
export interface Comparison {
  what: string;
  first: number;
  last: number;
  level: boolean;
}

export function compare(samples: readonly Sample[]): Comparison[] {
  return compareThirds(samples.slice(warmUpLength(samples)));
}

/** Code is loaded, caches fill, and V8's heap grows to its working size: two minutes, and a tenth of a long run. */
const WARM_UP_MS = 120_000;

/** Number of samples at the start that are not compared: at most half of them. */
function warmUpLength(samples: readonly Sample[]): number {
  const inWarmUp = samples.filter(({ at }) => at < WARM_UP_MS).length;
  const tenth = Math.ceil(samples.length / 10);
  return Math.min(Math.max(inWarmUp, tenth), Math.floor(samples.length / 2));
}

function compareThirds(samples: readonly Sample[]): Comparison[] {
  const third = Math.floor(samples.length / 3);
  const compareOne = (what: string, read: (sample: Sample) => number, bound: Bound): Comparison => {
    const first = quantile(samples.slice(0, third).map(read), 0.5);
    const last = quantile(samples.slice(-third).map(read), 0.5);
    return { what, first, last, level: last <= first * (1 + bound.share) + bound.amount };
  };
  return [
    compareOne("stack: private bytes", ({ stack }) => stack.ownBytes, MEMORY),
    compareOne("engine: private bytes", ({ engine }) => engine.ownBytes, MEMORY),
    compareOne("stack: open handles", ({ stack }) => stack.handles, HANDLES),
    compareOne("engine: open handles", ({ engine }) => engine.handles, HANDLES),
  ];
}
