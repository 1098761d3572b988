import type { Clock } from "../../../../core/clock";
import type {
  CacheEviction,
  Context,
  ResolverError,
  SubscriptionFilter,
  SubscriptionInvalidation,
} from "../types";

/** What library functions bring about besides their results. */
export interface EvaluationEffects {
  readonly outErrors: ResolverError[];
  readonly logs: string[];
  readonly responseHeaders: Record<string, string[]>;
  subscriptionFilter: SubscriptionFilter | undefined;
  subscriptionInvalidationFilter: SubscriptionFilter | undefined;
  subscriptionInvalidations: SubscriptionInvalidation[] | undefined;
  cacheEvictions: CacheEviction[] | undefined;
}

/** What library functions may read and change while one handler runs. */
export interface EvaluationState {
  context: Context;
  clock: Clock;
  evaluation: EvaluationEffects;
  /** What the evaluation may still use in this process, see accountSource.ts; Infinity: as much as it takes. */
  units: number;
  /** Place in the original code of a stack of V8, as "line:column"; of a call, where it begins. */
  locate(stack: string | undefined, kind: "call" | "fault"): string | undefined;
}

/** A library function: JSON values in, a JSON value out; undefined where AWS has nothing. */
export type LibraryFunction = (args: unknown[], state: EvaluationState) => unknown;
