/**
 * What a handler sees as `ctx`: plain JSON values, as AppSync hands them over. An omitted member is
 * null to the handler (arguments, stash and env: empty). Members may be getters: all but the stash
 * are read only when the handler uses them.
 * UNVERIFIED: that AWS too has null, not undefined, for what is missing.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export interface Context {
  arguments?: Record<string, unknown>;
  source?: unknown;
  identity?: Record<string, unknown> | null;
  stash?: Record<string, unknown>;
  /** The stash as the handler before has left it, instead of `stash`. */
  keptStash?: KeptStash | undefined;
  result?: unknown;
  prev?: { result: unknown } | null;
  error?: { message: string; type: string | null } | null;
  request?: { headers: Record<string, unknown>; domainName: string | null };
  info?: ContextInfo;
  env?: Record<string, string>;
  /**
   * Members as JSON, which the handler reads instead of the members. Those that handlers have read are added, so that they
   * are written once for all handlers of a field: a member must not change while its text stands here.
   */
  json?: ContextJson;
}

export type ContextJson = { [Name in Exclude<keyof Context, "keptStash" | "json">]?: string };

/** A stash between two handlers, by members, each as JSON; or as a whole when it is not an object. */
export type KeptStash = { names: string[]; texts: string[]; whole?: undefined } | { whole: string };

/** The field being resolved; the selection set is omitted when a handler serializes `ctx.info`. */
export interface ContextInfo {
  fieldName: string;
  parentTypeName: string;
  variables: Record<string, unknown>;
  selectionSetList: string[];
  selectionSetGraphQL: string;
}

/** The handlers that a module exports. */
export type HandlerName = "request" | "response";

/** An error that a handler raised (util.error), recorded (util.appendError) or ran into. */
export interface ResolverError {
  message: string;
  /** errorType of the GraphQL error. */
  type: string | null;
  data: unknown;
  errorInfo: unknown;
  locations?: { line: number; column: number; sourceName: null }[];
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html */
export interface SubscriptionFilter {
  filterGroup: { filters: { fieldName: string; operator: string; value: unknown }[] }[];
}

export interface SubscriptionInvalidation {
  subscriptionField: string;
  payload: Record<string, unknown>;
}

export interface CacheEviction {
  typeName: string;
  fieldName: string;
  keys: Record<string, unknown>;
}
