import type { HttpRequest } from "../../../core/http";
import type { Caller } from "../http/caller";
import type { PreparedOperation } from "./preparedOperation";
import type { ResolverStep } from "./resolverStep";

/** How a GraphQL operation came: "subscription" is a start over WebSocket. */
export type Transport = "HTTP" | "subscription";

/** Why an operation, or a field of it, failed. */
export interface TracedError {
  errorType?: string | null;
  message: string;
  path?: readonly (string | number)[] | null;
  /** HTTP status, over WebSocket. */
  errorCode?: number;
}

/** Steps kept of one operation, which may run 10,000 resolvers. */
const STEPS = 300;

/**
 * What one GraphQL operation did, for those who watch. It refers to what the operation worked with and holds tokens:
 * never write it to a log, and never show it as it is.
 */
export class RequestTrace {
  /** performance.now() */
  readonly startedAt = performance.now();
  durationMs = 0;
  /** Of HTTP; subscriptions that start have 200. */
  status = 200;
  caller: Caller | undefined;
  operation: PreparedOperation | undefined;
  errors: readonly TracedError[] = [];
  readonly steps: ResolverStep[] = [];
  /** Steps beyond those that are kept. */
  stepsLeftOut = 0;

  constructor(
    readonly requestId: string,
    readonly transport: Transport,
    /** Milliseconds since the epoch. */
    readonly at: number,
    /** As it came, or as the start would have come over HTTP. */
    readonly request: HttpRequest,
  ) {}

  add(step: ResolverStep): void {
    if (this.steps.length < STEPS) this.steps.push(step);
    else this.stepsLeftOut += 1;
  }

  end(status: number, errors: readonly TracedError[] = this.errors): void {
    this.durationMs = performance.now() - this.startedAt;
    this.status = status;
    this.errors = errors;
  }
}
