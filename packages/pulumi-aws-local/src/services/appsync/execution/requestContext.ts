import type { ApiLookup, AppSyncHost } from "../host";
import type { Caller } from "../http/caller";
import type { EventChoice } from "../realtime/subscription";
import type { SubscriptionInvalidation } from "../runtime";
import type { WireError } from "./fieldErrors";
import type { RequestTrace } from "./requestTrace";

/** What all fields of one GraphQL request share. */
export interface RequestContext {
  appSync: AppSyncHost;
  api: ApiLookup;
  requestId: string;
  caller: Caller;
  /** ctx.request of resolvers: headers without cookies. */
  request: { headers: Record<string, string>; domainName: null };
  variables: Record<string, unknown>;
  /** Root fields that the caller's IAM policies refuse. */
  deniedRootFields: ReadonlySet<string>;
  /** Levels beyond which fields are refused; 0 when the document stays within them. */
  depthLimit: number;
  /** The document has @skip or @include, so selections depend on variables. */
  conditional: boolean;
  /** Resolvers run so far. */
  resolverCount: number;
  errors: WireError[];
  /** Headers set by util.http.addResponseHeader(s). */
  responseHeaders: Record<string, string>;
  /** What extensions.invalidateSubscriptions asked for; the realtime endpoint reads it. */
  subscriptionInvalidations: SubscriptionInvalidation[];
  /** Set while somebody watches. */
  trace?: RequestTrace | undefined;
  /** What a subscription that starts with this request will hear. */
  starting?: EventChoice;
  /** The fields hold what a mutation has published: none is resolved. */
  published?: true;
}
