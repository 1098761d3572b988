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
 * All that one run of one handler brought about. Result and stash stay the JSON that they left the sandbox as: most are
 * only passed on, and those who watch keep many.
 */
export class Evaluation implements EvaluationEffects {
  /** What the handler returned, or gave to runtime.earlyReturn, as JSON. */
  resultJson = "null";
  /** The stash, if a handler of this field has looked at it yet. */
  keptStash: KeptStash | undefined;
  /** Errors of util.appendError and of refused response headers: the field keeps its data. */
  readonly outErrors: ResolverError[] = [];
  /** Lines such as `INFO - code.js:5:3: "current id" "record-id"`. */
  readonly logs: string[] = [];
  /** Set when the handler ended by runtime.earlyReturn; `skipTo` only if the handler gave one. */
  earlyReturn: { skipTo?: "END" | "NEXT" } | undefined;
  /** util.error, util.unauthorized or an uncaught fault: the field fails. */
  error: ResolverError | undefined;
  /** By the name as given. */
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

  /** Parsed on each read; the next handler takes keptStash as it is. */
  get stash(): Record<string, unknown> {
    if (this.keptStash === undefined) return { ...this.#first };
    return JSON.parse(realm().stashText(this.keptStash));
  }
}
