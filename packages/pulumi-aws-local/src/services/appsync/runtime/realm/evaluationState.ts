import type { Clock } from "../../../../core/clock";
import type { Evaluation } from "../evaluation";
import type { Context } from "../types";

/** What library functions may read and change while one handler runs. */
export interface EvaluationState {
  context: Context;
  clock: Clock;
  evaluation: Evaluation;
  /** What the evaluation may still use in this process, see accountSource.ts; Infinity: as much as it takes. */
  units: number;
  /** Place in the original code of a stack of V8, as "line:column"; of a call, where it begins. */
  locate(stack: string | undefined, kind: "call" | "fault"): string | undefined;
}

/** A library function: JSON values in, a JSON value out; undefined where AWS has nothing. */
export type LibraryFunction = (args: unknown[], state: EvaluationState) => unknown;
