import type { Clock } from "../../../../core/clock";
import type { Evaluation } from "../evaluation";
import { limits } from "../limits";
import { OutgrownSignal } from "../realm/signals";
import type { Context, HandlerName } from "../types";
import { evaluateIsolated } from "./evaluateIsolated";

interface Unit {
  code: string;
  isKept: boolean;
  clock: Clock;
  /** Whether the code must not run in this process at all. */
  isIsolated: boolean;
  /** @throws OutgrownSignal if the handler needs more than `units` */
  evaluate(handler: HandlerName, context: Context, units: number): Evaluation;
}

/**
 * After code has exceeded the limit, this many further runs use a separate process directly: exceeding the limit first
 * takes tens of milliseconds.
 */
const ISOLATED_RUNS = 20;

/**
 * Runs handlers in this process while they are cheap. Otherwise runs them from the start in a separate process, which
 * V8 may abort and which is killed after a timeout.
 */
export function runBounded({ code, isKept, clock, isIsolated, evaluate }: Unit) {
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
    return evaluateIsolated({ code, isKept }, handler, context, clock);
  };
}
