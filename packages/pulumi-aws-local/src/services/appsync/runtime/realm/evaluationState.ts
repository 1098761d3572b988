import type { Clock } from "../../../../core/clock";
import type {
  CacheEviction,
  Context,
  ResolverError,
  SubscriptionFilter,
  SubscriptionInvalidation,
} from "../types";

/** Side effects of library functions. */
export interface EvaluationEffects {
  readonly outErrors: ResolverError[];
  readonly logs: string[];
  readonly responseHeaders: Record<string, string[]>;
  subscriptionFilter: SubscriptionFilter | undefined;
  subscriptionInvalidationFilter: SubscriptionFilter | undefined;
  subscriptionInvalidations: SubscriptionInvalidation[] | undefined;
  cacheEvictions: CacheEviction[] | undefined;
}

/** State that library functions may read and change during a handler run. */
export interface EvaluationState {
  context: Context;
  clock: Clock;
  evaluation: EvaluationEffects;
  /** Remaining units of the evaluation in this process, see accountSource.ts; Infinity: no limit. */
  units: number;
  /** Maps a V8 stack trace to the position in the original code, as "line:column"; for a call, its start. */
  locate(stack: string | undefined, kind: "call" | "fault"): string | undefined;
}

/** A library function: JSON values in, a JSON value out; undefined where AWS returns nothing. */
export type LibraryFunction = (args: unknown[], state: EvaluationState) => unknown;
