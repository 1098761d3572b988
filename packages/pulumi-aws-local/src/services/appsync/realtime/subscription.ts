import type { SubscriptionFilter } from "../runtime";
import type { Caller } from "../http/caller";
import type { GraphQlRequest } from "../http/readGraphQlRequest";

/** The events that a subscription receives, according to its document and its resolver. */
export interface EventChoice {
  /** Field of Subscription. */
  fieldName: string;
  /** The given arguments: an omitted one is absent, null is not. */
  args: Readonly<Record<string, unknown>>;
  /** Set by the resolver; it replaces the arguments. */
  filter?: SubscriptionFilter;
  /** Selects the invalidations that end the subscription; if undefined, none does. */
  invalidationFilter?: SubscriptionFilter;
}

/** A running subscription of a connection. */
export interface Subscription extends EventChoice {
  id: string;
  caller: Caller;
  request: GraphQlRequest;
  /** Delivers an event. */
  deliver(payload: { data: unknown; errors?: readonly unknown[] }): void;
  /** Ends the subscription and its connection. */
  invalidate(): void;
}
