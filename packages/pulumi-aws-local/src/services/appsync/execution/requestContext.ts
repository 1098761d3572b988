import type { ApiLookup, AppSyncHost } from "../host";
import type { Caller } from "../http/caller";
import type { EventChoice } from "../realtime/subscription";
import type { SubscriptionInvalidation } from "../runtime";
import type { WireError } from "./fieldErrors";
import type { RequestTrace } from "./requestTrace";

/** The shared context of all fields of one GraphQL request. */
export interface RequestContext {
  appSync: AppSyncHost;
  api: ApiLookup;
  requestId: string;
  caller: Caller;
  /** ctx.request in resolvers: headers without cookies. */
  request: { headers: Record<string, string>; domainName: null };
  variables: Record<string, unknown>;
  /** Root fields that the caller's IAM policies deny. */
  deniedRootFields: ReadonlySet<string>;
  /** Maximum depth of fields; 0 if the document does not exceed the limit. */
  depthLimit: number;
  /** The document contains @skip or @include, so selections depend on variables. */
  conditional: boolean;
  /** Number of resolvers run so far. */
  resolverCount: number;
  errors: WireError[];
  /** Headers set by util.http.addResponseHeader(s). */
  responseHeaders: Record<string, string>;
  /** The calls of extensions.invalidateSubscriptions, which the realtime endpoint processes. */
  subscriptionInvalidations: SubscriptionInvalidation[];
  /** Set while an observer is attached. */
  trace?: RequestTrace | undefined;
  /** The events that a subscription started by this request will receive. */
  starting?: EventChoice;
  /** The fields contain a published mutation result: no resolver runs. */
  published?: true;
}
