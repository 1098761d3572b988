import type { Usage } from "./processes";
import { quantile } from "./tally";

/** What was seen at one moment. */
export interface Sample {
  stack: Usage;
  engine: Usage;
}

/** How much more of something there may be in the last third than in the first: a share of it, and an amount besides. */
interface Bound {
  share: number;
  amount: number;
}

/** The garbage collector lets a heap vary by some tens of MB; a leak keeps growing. */
const MEMORY: Bound = { share: 0.2, amount: 24 * 1024 ** 2 };
/** Idle connections come and go. */
const HANDLES: Bound = { share: 0, amount: 24 };

/** The medians of the first and the last third of what came after the warm-up, and whether that is level. */
export interface Comparison {
  what: string;
  first: number;
  last: number;
  level: boolean;
}

export function compare(samples: readonly Sample[]): Comparison[] {
  const third = Math.floor(samples.length / 3);
  const compareOne = (what: string, read: (sample: Sample) => number, bound: Bound): Comparison => {
    const first = quantile(samples.slice(0, third).map(read), 0.5);
    const last = quantile(samples.slice(-third).map(read), 0.5);
    return { what, first, last, level: last <= first * (1 + bound.share) + bound.amount };
  };
  return [
    compareOne("stack: bytes of its own", ({ stack }) => stack.ownBytes, MEMORY),
    compareOne("engine: bytes of its own", ({ engine }) => engine.ownBytes, MEMORY),
    compareOne("stack: open handles", ({ stack }) => stack.handles, HANDLES),
    compareOne("engine: open handles", ({ engine }) => engine.handles, HANDLES),
  ];
}
