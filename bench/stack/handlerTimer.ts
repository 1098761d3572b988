import type { ObservedHandler } from "pulumi-aws-local";

/** Runs of one handler per sample, so that the cost of the clock is negligible. */
const RUNS = 20;
const SAMPLES = 100;
const WARM_UP = 2000;

/** Microseconds of one run of a handler, for each round. */
export interface TimedHandler {
  name: string;
  samples: number[][];
}

/** Keeps the last run of each handler of a stack and times it. */
export class HandlerTimer {
  readonly #last = new Map<string, ObservedHandler>();

  /** Callback for the stack's observer. */
  handler = (run: ObservedHandler): void => {
    const { field, name, handler } = run;
    this.#last.set(`${field === name ? "" : `${field} `}${name} ${handler}`, run);
  };

  /** Runs each handler again, warm, with the context of its last run. */
  time(rounds: number): TimedHandler[] {
    return [...this.#last].map(([name, run]) => ({ name, samples: samplesOf(run, rounds) }));
  }
}

function samplesOf({ repeat }: ObservedHandler, rounds: number): number[][] {
  const run = (): void => {
    const evaluation = repeat();
    if (evaluation instanceof Promise) throw new Error("The handler needs a process of its own.");
    if (evaluation.error !== undefined) throw new Error(evaluation.error.message);
  };
  for (let time = 0; time < WARM_UP; time += 1) run();
  return Array.from({ length: rounds }, () =>
    Array.from({ length: SAMPLES }, () => {
      const begun = performance.now();
      for (let time = 0; time < RUNS; time += 1) run();
      return ((performance.now() - begun) * 1000) / RUNS;
    }),
  );
}
