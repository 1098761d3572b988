import { randomUUID } from "node:crypto";
import type { WebSocket } from "ws";
import type { HttpRequest } from "../../../core/http";
import type { AppSyncHost } from "../host";
import { RequestTrace, type TracedError } from "../execution/requestTrace";
import { HttpError } from "../errors";
import { readGraphQlRequest } from "../http/readGraphQlRequest";
import { authorizeMessage } from "./authorizeMessage";
import {
  readMessage,
  type ClientMessage,
  type ConnectionError,
  type ServerMessage,
} from "./messages";
import { StartError, startSubscription } from "./startSubscription";
import type { Subscription } from "./subscription";

/** Milliseconds without a "ka" message after which a client may close the connection. */
const CONNECTION_TIMEOUT_MS = 300_000;

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const SUBSCRIPTIONS = 200;
const PAYLOAD_BYTES = 240 * 1024;

/** Maximum number of unread bytes; a client with more has stopped reading. UNVERIFIED: AppSync's own limit. */
const UNREAD_BYTES = 1024 * 1024;

/** The registry of a connection's subscriptions for publishing. */
export interface SubscriptionList {
  add(subscription: Subscription): void;
  delete(subscription: Subscription): void;
}

/** A requested subscription. It receives events after it has started. */
interface Start {
  subscription?: Subscription;
}

/** The WebSocket of a client. */
export class Connection {
  /** Starts by id. A stopped start may still be in progress when the next one uses its id. */
  readonly #starts = new Map<string, Start>();

  constructor(
    readonly socket: WebSocket,
    readonly origin: {
      appSync: AppSyncHost;
      subscriptions: SubscriptionList;
      host: string | undefined;
      /** Origin of the page that opened it, if it was a page. */
      page: string | undefined;
      sourceIp: string;
      /** Milliseconds since the epoch. */
      openedAt: number;
      /** Why the client may not connect: the error is sent after its first message. */
      refusal?: ConnectionError;
    },
  ) {
    socket.on("message", (data) => void this.#receive(String(data)));
    socket.on("close", () => this.#forgetAll());
    socket.on("error", () => socket.terminate());
    socket.on("ping", () => this.#endUnread()); // ws has responded to it
  }

  send(message: ServerMessage): void {
    if (this.socket.readyState !== this.socket.OPEN || this.#endUnread()) return;
    this.socket.send(JSON.stringify(message));
  }

  /** Closes the connection of a client that does not read: its unread data stays in this process's memory. */
  #endUnread(): boolean {
    if (this.socket.bufferedAmount <= UNREAD_BYTES) return false;
    this.socket.terminate();
    return true;
  }

  async #receive(text: string): Promise<void> {
    const { refusal } = this.origin;
    if (refusal !== undefined) {
      this.send({ type: "connection_error", payload: { errors: [refusal] } });
      return this.socket.close(1000);
    }
    const message = readMessage(text);
    if (message.type === "start") {
      const { gate } = this.origin.appSync;
      return gate === undefined ? this.#start(message) : gate.run(() => this.#start(message));
    }
    if (message.type === "connection_init") {
      const payload = { connectionTimeoutMs: CONNECTION_TIMEOUT_MS };
      this.send({ type: "connection_ack", payload });
    } else if (message.type === "stop") {
      this.#forget(message.id);
      this.send({ type: "complete", id: message.id });
    } else {
      const error = {
        errorType: "UnsupportedOperation",
        message: "unknown not supported through the realtime channel",
      };
      this.#sendErrors(message.id, [error]);
    }
  }

  async #start(message: ClientMessage & { type: "start" }): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return; // closed while it was delayed
    const { id } = message;
    if (this.#starts.has(id)) {
      // UNVERIFIED: error type and message.
      const text = `A subscription with the id "${id}" already exists.`;
      return this.#sendErrors(id, [{ errorType: "DuplicatedOperationError", message: text }]);
    }
    if (this.#starts.size >= SUBSCRIPTIONS) {
      // UNVERIFIED: the message.
      const text = `Max number of ${SUBSCRIPTIONS} subscriptions reached`;
      return this.#sendErrors(id, [{ errorType: "MaxSubscriptionsReachedError", message: text }]);
    }
    const start: Start = {};
    this.#starts.set(id, start);
    const { recorder } = this.origin.appSync;
    const trace = recorder?.wants() === true ? this.#traceOf(message) : undefined;
    try {
      const subscription = await this.#newSubscription(message, trace);
      trace?.end(200);
      // Meanwhile the subscription may have been stopped, or the connection closed.
      if (this.#starts.get(id) !== start) return;
      start.subscription = subscription;
      this.send({ type: "start_ack", id });
      this.origin.subscriptions.add(subscription);
    } catch (error) {
      const errors = errorsOf(error);
      trace?.end(error instanceof HttpError ? error.status : 200, errors);
      if (this.#starts.get(id) !== start) return;
      this.#starts.delete(id);
      this.#sendErrors(id, errors);
    } finally {
      if (trace !== undefined) recorder?.record(trace);
    }
  }

  #traceOf({ data, authorization }: ClientMessage & { type: "start" }): RequestTrace {
    const at = this.origin.appSync.services.clock.now();
    return new RequestTrace(randomUUID(), "subscription", at, this.#post(data, authorization));
  }

  /** The HTTP request that is equivalent to the start. */
  #post(data: string, headers: Record<string, string>): HttpRequest {
    const { sourceIp } = this.origin;
    const body = Buffer.from(data);
    return { method: "POST", path: "/graphql", query: "", headers, body, sourceIp };
  }

  async #newSubscription(
    { id, data, authorization }: ClientMessage & { type: "start" },
    trace: RequestTrace | undefined,
  ): Promise<Subscription> {
    const { appSync, host, page, sourceIp } = this.origin;
    const { api } = appSync;
    if (api === undefined) throw new HttpError(404, "NotFoundException", "There is no API.");
    const proof = { headers: authorization, path: "/graphql", body: data, host, page, sourceIp };
    const caller = authorizeMessage(proof, api.definition, appSync);
    if (trace !== undefined) trace.caller = caller;
    const request = readGraphQlRequest(this.#post(data, authorization));
    const requestId = trace?.requestId ?? randomUUID();
    const origin = { appSync, api, requestId, caller, headers: authorization, trace };
    const choice = await startSubscription(request, origin);
    return {
      ...choice,
      id,
      caller,
      request,
      deliver: (payload) => this.#deliver(id, payload),
      invalidate: () => {
        this.#forget(id);
        this.send({ type: "complete", id });
        this.socket.close(1000);
      },
    };
  }

  #deliver(id: string, payload: { data: unknown; errors?: readonly unknown[] }): void {
    const text = JSON.stringify({ type: "data", id, payload });
    if (Buffer.byteLength(text) > PAYLOAD_BYTES) {
      // UNVERIFIED: that a client is notified of an event that is too large.
      const message = `The event has more than ${PAYLOAD_BYTES} bytes.`;
      return this.#sendErrors(id, [{ errorType: "PayloadLimitExceeded", message }]);
    }
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(text);
  }

  #sendErrors(id: string | undefined, errors: readonly unknown[]): void {
    this.send({ type: "error", ...(id !== undefined && { id }), payload: { errors } });
  }

  #forget(id: string): void {
    const subscription = this.#starts.get(id)?.subscription;
    this.#starts.delete(id);
    if (subscription !== undefined) this.origin.subscriptions.delete(subscription);
  }

  #forgetAll(): void {
    for (const id of [...this.#starts.keys()]) this.#forget(id);
  }
}

function errorsOf(error: unknown): readonly TracedError[] {
  if (error instanceof StartError) return error.errors as readonly TracedError[];
  if (error instanceof HttpError) {
    return [{ errorType: error.errorType, message: error.message, errorCode: error.status }];
  }
  console.error(error);
  return [{ errorType: "InternalFailure", message: "An internal error occurred." }];
}
