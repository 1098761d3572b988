import type { EvaluationEffects } from "./realm/evaluationState";
import { realm } from "./realm/realm";
import type {
  CacheEviction,
  Context,
  KeptStash,
  ResolverError,
  SubscriptionFilter,
  SubscriptionInvalidation,
} from "./types";

/**
 * The result of one handler run. Result and stash stay serialized as JSON: most are only passed on, and observers keep
 * many of them.
 */
export class Evaluation implements EvaluationEffects {
  /** The value that the handler returned, or passed to runtime.earlyReturn, as JSON. */
  resultJson = "null";
  /** The stash, if a handler of this field has read it. */
  keptStash: KeptStash | undefined;
  /** Errors of util.appendError and of rejected response headers: the field keeps its data. */
  readonly outErrors: ResolverError[] = [];
  /** Lines such as `INFO - code.js:5:3: "current id" "record-id"`. */
  readonly logs: string[] = [];
  /** Set if the handler ended with runtime.earlyReturn; `skipTo` is set only if the handler passed it. */
  earlyReturn: { skipTo?: "END" | "NEXT" } | undefined;
  /** util.error, util.unauthorized or an uncaught error: the field fails. */
  error: ResolverError | undefined;
  /** Key: the name as given. */
  readonly responseHeaders: Record<string, string[]> = {};
  subscriptionFilter: SubscriptionFilter | undefined;
  subscriptionInvalidationFilter: SubscriptionFilter | undefined;
  subscriptionInvalidations: SubscriptionInvalidation[] | undefined;
  cacheEvictions: CacheEviction[] | undefined;
  readonly #first: Context["stash"];

  constructor({ stash, keptStash }: Context) {
    this.#first = stash;
    this.keptStash = keptStash;
  }

  /** Parsed on each read. */
  get result(): unknown {
    return JSON.parse(this.resultJson);
  }

  /** Parsed on each read; the next handler uses keptStash directly. */
  get stash(): Record<string, unknown> {
    if (this.keptStash === undefined) return { ...this.#first };
    return JSON.parse(realm().stashText(this.keptStash));
  }
}
