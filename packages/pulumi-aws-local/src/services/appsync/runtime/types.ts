/**
 * The `ctx` of a handler: plain JSON values, as AppSync passes them. The handler reads null for an omitted member
 * (arguments, stash and env: empty). Members may be getters: all except the stash are read only when the handler uses
 * them.
 * UNVERIFIED: that AWS also has null, not undefined, for missing members.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export interface Context {
  arguments?: Record<string, unknown>;
  source?: unknown;
  identity?: Record<string, unknown> | null;
  stash?: Record<string, unknown>;
  /** The stash from the previous handler, instead of `stash`. */
  keptStash?: KeptStash | undefined;
  result?: unknown;
  prev?: { result: unknown } | null;
  error?: { message: string; type: string | null } | null;
  request?: { headers: Record<string, unknown>; domainName: string | null };
  info?: ContextInfo;
  env?: Record<string, string>;
  /**
   * Members as JSON, which the handler reads instead of the values. Members that handlers have read are added, so that
   * they are serialized once for all handlers of a field: a member must not change after that.
   */
  json?: ContextJson;
}

export type ContextJson = { [Name in Exclude<keyof Context, "keptStash" | "json">]?: string };

/** The stash between two handlers as JSON: by member, or as a whole if it is not an object. */
export type KeptStash = { names: string[]; texts: string[]; whole?: undefined } | { whole: string };

/** The current field. The selection set is omitted when a handler serializes `ctx.info`. */
export interface ContextInfo {
  fieldName: string;
  parentTypeName: string;
  variables: Record<string, unknown>;
  selectionSetList: string[];
  selectionSetGraphQL: string;
}

/** The handlers that a module exports. */
export type HandlerName = "request" | "response";

/** An error of a handler: raised (util.error), appended (util.appendError) or uncaught. */
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
