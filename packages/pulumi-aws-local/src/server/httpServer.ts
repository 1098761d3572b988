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

/** How long closing waits for requests in progress. */
const DRAIN_TIMEOUT_MS = 1_000;

/** Timeouts of a client in milliseconds. A slower connection is closed, with 408 if the connection is still open. */
export interface ClientTimeouts {
  /** From the first byte of a request to the end of its head. */
  headersTimeout: number;
  /** From the first byte of a request to its last. */
  requestTimeout: number;
  /** Between one request and the next. */
  keepAliveTimeout: number;
  /** How often connections are looked at. */
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
 * Listens on this machine's loopback interface only, at both of its addresses, and hands each request, once whole, to `handle`, and each that asks for
 * another protocol to `upgrade`.
 * @throws VisibleError when the port can't be had.
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
      // Node drops what came with the body: the client must know that it has no response to wait for.
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
      // Uncaught, it would end the process.
      console.error(error);
      socket.end("HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\n\r\n");
    }
  };
  // Further ones are dropped: without a file handle left, this process could not go on.
  const listening = await listenOnLoopback(server, port, connectionLimit());
  return {
    port: listening.port,
    async close() {
      const closed = listening.close();
      await Promise.race([
        Promise.allSettled(underWay),
        sleep(DRAIN_TIMEOUT_MS, undefined, { ref: false }),
      ]);
      await new Promise(setImmediate); // the last answers are written before their connections end
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
 * Node 22.21, 24.9 and later ask which requests become an "upgrade" event; older versions emit it for all. A request that does not
 * become one loses what the client sent after it in the same packet, so only those with a body stay: newer versions read
 * that body before the event. https://nodejs.org/api/http.html#event-upgrade_1
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

/** What all requests of a server hold of memory. */
interface Traffic {
  bodies: Bodies;
  unread: UnreadResponses;
}

/** UNVERIFIED: status, name and text with which AWS refuses a body before it is read. */
const REFUSED_BODIES = {
  "too large": {
    status: 413,
    code: "RequestEntityTooLargeException",
    message: "Request body is too large.",
  },
  busy: {
    status: 503,
    code: "ServiceUnavailable",
    message: "Too many large requests are under way. Try again.",
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

/** A target may name its host, which then counts instead of the header's: https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2 */
function readTarget(url: string): { host?: string; target: string } {
  const [, host, target = ""] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (host === undefined) return { target: url };
  return { host, target: target.startsWith("/") ? target : `/${target}` };
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
