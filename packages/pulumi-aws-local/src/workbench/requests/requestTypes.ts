/** GraphQL operations as GET /_local/requests.json returns them, without tokens, codes and passwords. */
export interface RequestSummary {
  /** The header x-amzn-requestid of the answer. */
  id: string;
  /** When it came, ISO 8601. */
  at: string;
  who: RequestCaller;
  /** "subscription": the start of one, over WebSocket. */
  transport: "HTTP" | "subscription";
  type: "query" | "mutation" | "subscription" | "unknown";
  /** The operation's own name. */
  name: string | null;
  /** "Query.cart" */
  fields: string[];
  /** Of HTTP. */
  status: number;
  durationMs: number;
  /** One for each error of the answer. */
  errorTypes: string[];
  capacity: Capacity;
}

export interface RequestCaller {
  kind: "guest" | "user" | "identity" | "operator" | "role" | "apiKey" | "none";
  /** Identity id of a guest, username of a user, ARN of a role; empty for an API key. */
  id: string;
}

/** Units that DynamoDB's engine says were consumed. */
export interface Capacity {
  read: number;
  write: number;
}

/** One operation with all that it did. */
export interface RequestDetail extends RequestSummary {
  /** Null when it could not be read. */
  document: string | null;
  variables: Record<string, unknown>;
  errors: RequestError[];
  /** One for each field that a resolver answered, in the order of their beginning. */
  lanes: Lane[];
  /** Steps that are not shown because there were too many. */
  stepsLeftOut: number;
}

export interface RequestError {
  errorType: string | null;
  message: string;
  path: string | null;
}

/** All times count from the operation's arrival, in milliseconds. */
export interface Span {
  startMs: number;
  durationMs: number;
}

export interface Lane extends Span {
  /** "Query.cart" */
  field: string;
  /** Where it is in the answer: "cart", "a[1].b". */
  path: string;
  steps: Step[];
}

export interface Step extends Span {
  /** The function of a pipeline, or the resolver itself. */
  name: string;
  kind: "request" | "dataSource" | "response";
  /** What the handler returned, or the data source answered. */
  value: unknown;
  error?: { errorType: string | null; message: string };
  /** runtime.earlyReturn ended it. */
  earlyReturn?: true;
  /** What the code wrote with console.log. */
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
        /** 0 without an answer. */
        status: number;
      }
  );
