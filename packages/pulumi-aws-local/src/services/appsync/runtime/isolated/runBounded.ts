import type { Clock } from "../../../../core/clock";
import type { Evaluation } from "../evaluation";
import { limits } from "../limits";
import { OutgrownSignal } from "../realm/signals";
import type { Context, HandlerName } from "../types";
import { evaluateIsolated } from "./evaluateIsolated";

interface Unit {
  code: string;
  clock: Clock;
  /** Whether the code may not run in this process at all. */
  isIsolated: boolean;
  /** @throws OutgrownSignal when the handler needs more than `units`. */
  evaluate(handler: HandlerName, context: Context, units: number): Evaluation;
}

/** So many runs of code that has outgrown this process go to another at once: finding out takes tens of milliseconds. */
const ISOLATED_RUNS = 20;

/**
 * Runs handlers in this process as long as they need little, which costs them next to nothing, and else from the start in one of
 * their own, which V8 may end and which is killed when it takes too long.
 */
export function runBounded({ code, clock, isIsolated, evaluate }: Unit) {
  let isolatedRuns = isIsolated ? Infinity : 0;
  return (handler: HandlerName, context: Context): Evaluation | Promise<Evaluation> => {
    if (isolatedRuns === 0) {
      try {
        return evaluate(handler, context, limits.units);
      } catch (error) {
        if (!(error instanceof OutgrownSignal)) throw error;
        isolatedRuns = ISOLATED_RUNS;
      }
    } else {
      isolatedRuns -= 1;
    }
    return evaluateIsolated(code, handler, context, clock);
  };
}
