import type { SubscriptionFilter } from "../runtime";
import type { Caller } from "../http/caller";
import type { GraphQlRequest } from "../http/readGraphQlRequest";

/** What a subscription's resolver and the document say about the events that it wants. */
export interface EventChoice {
  /** Field of Subscription. */
  fieldName: string;
  /** As given: an omitted argument is absent, null is not. */
  args: Readonly<Record<string, unknown>>;
  /** Set by the resolver, it replaces the arguments. */
  filter?: SubscriptionFilter;
  /** Which invalidations end it; without one, none does. */
  invalidationFilter?: SubscriptionFilter;
}

/** One running subscription of one connection. */
export interface Subscription extends EventChoice {
  id: string;
  caller: Caller;
  request: GraphQlRequest;
  /** Delivers an event. */
  deliver(payload: { data: unknown; errors?: readonly unknown[] }): void;
  /** Ends the subscription, and with it the connection. */
  invalidate(): void;
}
