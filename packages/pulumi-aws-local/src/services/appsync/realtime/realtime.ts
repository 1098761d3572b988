import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocketServer } from "ws";
import type { HttpRequest } from "../../../core/http";
import type { AppSyncHost } from "../host";
import { HttpError } from "../errors";
import { authorizeMessage } from "./authorizeMessage";
import { Connection } from "./connection";
import { connectionHeaders, subProtocol } from "./connectionHeaders";
import { eventPayload } from "./eventPayload";
import { matchesArguments } from "./matchesArguments";
import { matchesFilter } from "./matchesFilter";
import type { ConnectionError } from "./messages";
import { mutationEvents } from "./mutationEvents";
import type { PublishedMutation } from "./publishedMutation";
import { subscribedFields } from "./subscribedFields";
import type { Subscription } from "./subscription";

/** Interval of keep-alive messages. */
const KEEP_ALIVE_MS = 60_000;

/** AppSync closes a connection after a day. */
const CONNECTION_MS = 24 * 60 * 60 * 1000;

/** Maximum size of a client's message in bytes. UNVERIFIED: AppSync's limit. */
const MESSAGE_BYTES = 1024 * 1024;

/**
 * AppSync's realtime endpoint: connections, their subscriptions, and the delivery of events.
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export class Realtime {
  readonly #connections = new Set<Connection>();
  /** By field of Subscription. */
  readonly #subscriptions = new Map<string, Set<Subscription>>();
  #server: WebSocketServer | undefined;
  #keepAlive: NodeJS.Timeout | undefined;

  constructor(readonly appSync: AppSyncHost) {}

  /** Takes over a WebSocket from the HTTP server. */
  connect(request: HttpRequest, message: IncomingMessage, socket: Duplex, head: Buffer): void {
    const headers = connectionHeaders(request);
    if (headers === undefined) {
      // UNVERIFIED: AppSync's response to a client that does not offer graphql-ws.
      return void socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    }
    const { host, origin: page } = request.headers;
    const { sourceIp } = request;
    const refusal = this.#refusalOf({ headers, host, page, sourceIp });
    this.#webSocketServer().handleUpgrade(message, socket, head, (webSocket) => {
      const connection = new Connection(webSocket, {
        appSync: this.appSync,
        subscriptions: { add: (one) => this.#add(one), delete: (one) => this.#delete(one) },
        host,
        page,
        sourceIp,
        openedAt: this.appSync.services.clock.now(),
        ...(refusal && { refusal }),
      });
      this.#connections.add(connection);
      webSocket.on("close", () => this.#connections.delete(connection));
    });
  }

  /** Sends the result of a mutation to its subscribers, then ends the subscriptions that it invalidates. */
  publish(mutation: PublishedMutation): void {
    if (this.#subscriptions.size === 0) return;
    // Runs after the mutation's own response; immediates keep their order.
    setImmediate(() => this.#publish(mutation));
  }

  /** Closes all connections. */
  close(): void {
    clearInterval(this.#keepAlive);
    this.disconnect();
  }

  /** Closes all current connections; clients may reconnect at once. */
  disconnect(): void {
    for (const { socket } of this.#connections) socket.close(1001);
  }

  #publish({ api, document, operationName, data, invalidations }: PublishedMutation): void {
    const { schema } = api;
    for (const { fieldName, payload } of mutationEvents(schema, document, operationName, data)) {
      for (const field of subscribedFields(schema, fieldName)) {
        for (const subscription of this.#of(field)) {
          if (!hears(subscription, payload)) continue;
          const event = eventPayload(subscription, payload, this.appSync);
          if (event !== undefined) subscription.deliver(event);
        }
      }
    }
    for (const { subscriptionField, payload } of invalidations) {
      for (const subscription of this.#of(subscriptionField)) {
        const { invalidationFilter } = subscription;
        if (invalidationFilter !== undefined && matchesFilter(invalidationFilter, payload)) {
          subscription.invalidate();
        }
      }
    }
  }

  #refusalOf(proof: {
    headers: Record<string, string>;
    host: string | undefined;
    page: string | undefined;
    sourceIp: string;
  }): ConnectionError | undefined {
    const { api } = this.appSync;
    try {
      if (api === undefined) throw new HttpError(404, "NotFoundException", "There is no API.");
      authorizeMessage(
        { ...proof, path: "/graphql/connect", body: "{}" },
        api.definition,
        this.appSync,
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const { errorType, message, status } = error;
      return { errorType, message, errorCode: status };
    }
  }

  /** Loaded on first use: a stack without subscribers does not need it. */
  #webSocketServer(): WebSocketServer {
    if (this.#server === undefined) {
      const { WebSocketServer: Server } = require("ws") as typeof import("ws");
      const handleProtocols = (): string => subProtocol;
      this.#server = new Server({ noServer: true, handleProtocols, maxPayload: MESSAGE_BYTES });
      this.#keepAlive = setInterval(() => this.#sendKeepAlives(), KEEP_ALIVE_MS).unref();
    }
    return this.#server;
  }

  #sendKeepAlives(): void {
    const oldest = this.appSync.services.clock.now() - CONNECTION_MS;
    for (const connection of this.#connections) {
      if (connection.origin.openedAt <= oldest) connection.socket.close(1000);
      else connection.send({ type: "ka" });
    }
  }

  #of(field: string): Subscription[] {
    return [...(this.#subscriptions.get(field) ?? [])];
  }

  #add(subscription: Subscription): void {
    const { fieldName } = subscription;
    const known = this.#subscriptions.get(fieldName) ?? new Set();
    this.#subscriptions.set(fieldName, known.add(subscription));
  }

  #delete(subscription: Subscription): void {
    const known = this.#subscriptions.get(subscription.fieldName);
    known?.delete(subscription);
    if (known?.size === 0) this.#subscriptions.delete(subscription.fieldName);
  }
}

/** An enhanced filter replaces the arguments. */
function hears({ filter, args }: Subscription, payload: Record<string, unknown>): boolean {
  return filter === undefined ? matchesArguments(args, payload) : matchesFilter(filter, payload);
}
