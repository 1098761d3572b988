import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { connectionLimit } from "../core/fileHandles.cjs";
import type { HttpHandler, HttpRequest, HttpResponse, UpgradeHandler } from "../core/http";
import { refuseRequest } from "./aws/refuseRequest";
import { Bodies } from "./bodies";
import { listenOnLoopback } from "./loopback";
import { Pipelines } from "./pipelines";
import { UnreadResponses } from "./unreadResponses";
import { announcesBody, withoutUpgrade } from "./withoutUpgrade";

/** Maximum wait for requests in progress when the server closes. */
const DRAIN_TIMEOUT_MS = 1_000;

/** Timeouts of a client in milliseconds. A slower connection is closed, with 408 if the connection is still open. */
export interface ClientTimeouts {
  /** From the first byte of a request to the end of its head. */
  headersTimeout: number;
  /** From the first byte of a request to its last. */
  requestTimeout: number;
  /** Time between two requests. */
  keepAliveTimeout: number;
  /** Interval of the timeout checks. */
  connectionsCheckingInterval: number;
}

const CLIENT_TIMEOUTS: ClientTimeouts = {
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
};

export interface HttpServer {
  port: number;
  close(): Promise<void>;
}

/**
 * Listens only on this machine's loopback interface, at both of its addresses. Passes each complete request to
 * `handle`, and each upgrade request to `upgrade`.
 * @throws VisibleError if the port is not available
 */
export async function startHttpServer(
  port: number,
  handle: HttpHandler,
  upgrade: UpgradeHandler = refuseUpgrade,
  timeouts: ClientTimeouts = CLIENT_TIMEOUTS,
): Promise<HttpServer> {
  const underWay = new Set<Promise<unknown>>();
  const tracked: HttpHandler = (request) => {
    const responding = handle(request);
    underWay.add(responding);
    const forget = (): unknown => underWay.delete(responding);
    responding.then(forget, forget);
    return responding;
  };
  const traffic = { bodies: new Bodies(), unread: new UnreadResponses() };
  const pipelines = new Pipelines();
  const server = createServer({ ...timeouts, ...UPGRADES }, (message, response) => {
    if (message.headers.upgrade !== undefined) {
      // Node drops the body of such a request, so the response closes the connection: the client must not wait for
      // another response.
      response.shouldKeepAlive = false;
      delete message.headers.upgrade;
    }
    pipelines.begin(message, response, () => void serve(message, response, tracked, traffic));
  });
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!upgraded.has(socket)) {
      upgraded.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => upgraded.delete(socket));
    }
    pipelines.leave(message, () => leaveHttp(message, socket, head));
  });
  const leaveHttp = (message: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (!asksForWebSocket(message)) return withoutUpgrade(server, message, socket, head);
    try {
      upgrade(toHttpRequest(message, NO_BODY), message, socket, head);
    } catch (error) {
      // An uncaught error would end the process.
      console.error(error);
      socket.end("HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\n\r\n");
    }
  };
  // Further connections are dropped: this process could not continue without a free file handle.
  const listening = await listenOnLoopback(server, port, connectionLimit());
  return {
    port: listening.port,
    async close() {
      const closed = listening.close();
      await Promise.race([
        Promise.allSettled(underWay),
        sleep(DRAIN_TIMEOUT_MS, undefined, { ref: false }),
      ]);
      await new Promise(setImmediate); // the last responses are sent before their connections end
      server.closeAllConnections();
      for (const socket of upgraded) socket.destroy();
      await closed;
    },
  };
}

const NO_BODY = Buffer.alloc(0);

const asksForWebSocket = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === "websocket";

/**
 * Node 22.21, 24.9 and later ask which requests become an "upgrade" event; older versions emit it for all of them. A
 * request that does not become one loses the bytes that the client sent after it in the same packet. Therefore only
 * requests with a body are not upgraded: newer versions read that body before the event.
 * https://nodejs.org/api/http.html#event-upgrade_1
 */
const UPGRADES: object = {
  shouldUpgradeCallback: (message: IncomingMessage) =>
    asksForWebSocket(message) || !announcesBody(message),
};

const refuseUpgrade: UpgradeHandler = (_request, _message, socket) => {
  socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
};

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  handle: HttpHandler,
  { bodies, unread }: Traffic,
): Promise<void> {
  const body = await bodies.read(message).catch(() => undefined);
  if (body === undefined) return void message.destroy();
  if (typeof body === "string") {
    const refused = refuseRequest(toHttpRequest(message, NO_BODY), REFUSED_BODIES[body]);
    response.writeHead(refused.status, { ...refused.headers, connection: "close" });
    return void response.end(refused.body);
  }
  try {
    respond(message, response, await handle(toHttpRequest(message, body)), unread);
  } catch (error) {
    console.error(error);
    const refused = refuseRequest(toHttpRequest(message, NO_BODY), INTERNAL_FAILURE);
    respond(message, response, refused, unread);
  }
}

/** The memory that all requests of a server use. */
interface Traffic {
  bodies: Bodies;
  unread: UnreadResponses;
}

/** UNVERIFIED: status, error code and message with which AWS rejects a body before reading it. */
const REFUSED_BODIES = {
  "too large": {
    status: 413,
    code: "RequestEntityTooLargeException",
    message: "Request body is too large.",
  },
  busy: {
    status: 503,
    code: "ServiceUnavailable",
    message: "Too many large requests are in progress. Try again.",
  },
} as const;

const INTERNAL_FAILURE = {
  status: 500,
  code: "InternalFailure",
  message: "The request could not be completed.",
};

function respond(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, cookies, body }: HttpResponse,
  unread: UnreadResponses,
): void {
  if (typeof body === "function") {
    response.writeHead(status, headers).flushHeaders();
    response.once(
      "close",
      body((chunk) => unread.write(response, chunk)),
    );
    return;
  }
  response.writeHead(status, {
    ...headers,
    ...(cookies !== undefined && { "set-cookie": [...cookies] }),
    "content-length": Buffer.byteLength(body),
  });
  unread.end(response, method === "HEAD" ? undefined : body);
}

function toHttpRequest(message: IncomingMessage, body: Buffer): HttpRequest {
  const { host, target } = readTarget(message.url ?? "/");
  const [path, query = ""] = splitOnce(target, "?");
  const headers: HttpRequest["headers"] = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  if (host !== undefined) headers["host"] = host;
  const sourceIp = (message.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, "");
  return { method: message.method ?? "GET", path, query, headers, body, sourceIp };
}

/**
 * A target may contain a host, which then overrides the Host header:
 * https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 */
function readTarget(url: string): { host?: string; target: string } {
  const [, host, target = ""] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (host === undefined) return { target: url };
  return { host, target: target.startsWith("/") ? target : `/${target}` };
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
