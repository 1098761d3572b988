import type { HttpRequest } from "../../../core/http";
import type { Caller } from "../http/caller";
import type { PreparedOperation } from "./preparedOperation";
import type { ResolverStep } from "./resolverStep";

/** The transport of a GraphQL operation: "subscription" is a start over WebSocket. */
export type Transport = "HTTP" | "subscription";

/** Why an operation, or one of its fields, failed. */
export interface TracedError {
  errorType?: string | null;
  message: string;
  path?: readonly (string | number)[] | null;
  /** HTTP status, over WebSocket. */
  errorCode?: number;
}

/** Maximum number of recorded steps of an operation, which may run 10,000 resolvers. */
const STEPS = 300;

/**
 * The trace of one GraphQL operation, for observers. It references the operation's own objects and contains tokens:
 * never write it to a log or show it without redaction.
 */
export class RequestTrace {
  /** performance.now() */
  readonly startedAt = performance.now();
  durationMs = 0;
  /** HTTP status; 200 for started subscriptions. */
  status = 200;
  caller: Caller | undefined;
  operation: PreparedOperation | undefined;
  errors: readonly TracedError[] = [];
  readonly steps: ResolverStep[] = [];
  /** Number of steps that were not recorded. */
  stepsLeftOut = 0;

  constructor(
    readonly requestId: string,
    readonly transport: Transport,
    /** Milliseconds since the epoch. */
    readonly at: number,
    /** The request as received. For a start, the equivalent HTTP request. */
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
