/** GraphQL operations in GET /_local/requests.json, without tokens, codes and passwords. */
export interface RequestSummary {
  /** The header x-amzn-requestid of the response. */
  id: string;
  /** Arrival time, ISO 8601. */
  at: string;
  who: RequestCaller;
  /** "subscription": a subscription start over WebSocket. */
  transport: "HTTP" | "subscription";
  type: "query" | "mutation" | "subscription" | "unknown";
  /** The name of the operation. */
  name: string | null;
  /** e.g. "Query.cart" */
  fields: string[];
  /** HTTP status. */
  status: number;
  durationMs: number;
  /** One for each error in the response. */
  errorTypes: string[];
  capacity: Capacity;
}

export interface RequestCaller {
  kind: "guest" | "user" | "identity" | "operator" | "role" | "apiKey" | "none";
  /** Identity id of a guest, username of a user, ARN of a role; empty for an API key. */
  id: string;
}

/** Consumed units as DynamoDB's engine returns them. */
export interface Capacity {
  read: number;
  write: number;
}

/** One operation in full. */
export interface RequestDetail extends RequestSummary {
  /** Null if it could not be read. */
  document: string | null;
  variables: Record<string, unknown>;
  errors: RequestError[];
  /** One for each field with a resolver, in start order. */
  lanes: Lane[];
  /** Number of steps that are not shown because there were too many. */
  stepsLeftOut: number;
}

export interface RequestError {
  errorType: string | null;
  message: string;
  path: string | null;
}

/** Times in milliseconds since the operation's arrival. */
export interface Span {
  startMs: number;
  durationMs: number;
}

export interface Lane extends Span {
  /** "Query.cart" */
  field: string;
  /** Path in the response: "cart", "a[1].b". */
  path: string;
  steps: Step[];
}

export interface Step extends Span {
  /** Name of the pipeline function, or of the resolver itself. */
  name: string;
  kind: "request" | "dataSource" | "response";
  /** The result of the handler or the data source. */
  value: unknown;
  error?: { errorType: string | null; message: string };
  /** runtime.earlyReturn ended it. */
  earlyReturn?: true;
  /** Output of console.log in the code. */
  logs: string[];
  /** Name of the data source. */
  dataSource?: string;
  calls: Call[];
}

/** One round trip to a service. */
export type Call = Span & { error?: { errorType: string; message: string } } & (
    | {
        service: "DynamoDB";
        operation: string;
        tables: string[];
        /** At most 20. */
        keys: unknown[];
        capacity: Capacity;
      }
    | {
        service: "HTTP";
        method: string;
        host: string;
        path: string;
        target?: string;
        /** 0 without a response. */
        status: number;
      }
  );
