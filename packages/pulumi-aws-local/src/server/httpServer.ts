import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { connectionLimit } from "../core/fileHandles.cjs";
import type { HttpHandler, HttpRequest, HttpResponse, UpgradeHandler } from "../core/http";
import { VisibleError } from "../core/visibleError";
import { pathOf } from "./bodyLimits";
import { Bodies } from "./bodies";
import { Pipelines } from "./pipelines";
import { UnreadResponses } from "./unreadResponses";
import { withoutUpgrade } from "./withoutUpgrade";

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
  server: Server;
  port: number;
  close(): Promise<void>;
}

/**
 * Listens on this machine's loopback interface only and hands each request, once whole, to `handle`, and each that asks for
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
  const server = createServer({ ...timeouts }, (message, response) => {
    pipelines.begin(message, response, () => void serve(message, response, tracked, traffic));
  });
  // Node drops further ones: without a file handle left, this process could not go on.
  server.maxConnections = connectionLimit();
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (message.headers.upgrade?.toLowerCase() !== "websocket") {
      return withoutUpgrade(server, message, socket, head);
    }
    upgraded.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => upgraded.delete(socket));
    try {
      upgrade(toHttpRequest(message, NO_BODY), message, socket, head);
    } catch (error) {
      // Nobody above would catch it: the process would end.
      console.error(error);
      socket.end("HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\n\r\n");
    }
  });
  await new Promise<void>((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => fail(portError(port, error)));
    server.listen(port, "127.0.0.1", done);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((done) => server.close(done));
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

const refuseUpgrade: UpgradeHandler = (_request, _message, socket) => {
  socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
};

function portError(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === "EADDRINUSE") {
    return new VisibleError(
      `Port ${port} is in use. Stop what uses it, or choose another with --port N (0: any free one).`,
    );
  }
  return new VisibleError(`Port ${port} can't be used: ${error.message}.`);
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  handle: HttpHandler,
  { bodies, unread }: Traffic,
): Promise<void> {
  const body = await bodies.read(message).catch(() => undefined);
  if (body === undefined) return void message.destroy();
  if (typeof body === "string") {
    const [status, name, text] = REFUSED_BODIES[body];
    response.writeHead(status, { "content-type": "application/json", connection: "close" });
    return void response.end(JSON.stringify(refusal(message.url ?? "", name, text)));
  }
  try {
    respond(message, response, await handle(toHttpRequest(message, body)), unread);
  } catch (error) {
    console.error(error);
    respond(message, response, INTERNAL_FAILURE, unread);
  }
}

/** What all requests of a server hold of memory. */
interface Traffic {
  bodies: Bodies;
  unread: UnreadResponses;
}

/** UNVERIFIED: status, name and text with which AWS refuses a body before it is read. */
const REFUSED_BODIES = {
  "too large": [413, "RequestEntityTooLargeException", "Request body is too large."],
  busy: [503, "ServiceUnavailable", "Too many large requests are under way. Try again."],
} as const;

/** As the services that are called by X-Amz-Target refuse a request, or as AppSync does. */
function refusal(url: string, name: string, message: string): object {
  if (pathOf(url) !== "/graphql") return { __type: name, message };
  // UNVERIFIED: AppSync's name for it; the same as for a body that is only just too large.
  const errorType = name === "RequestEntityTooLargeException" ? "BadRequestException" : name;
  return { errors: [{ errorType, message }] };
}

const INTERNAL_FAILURE: HttpResponse = {
  status: 500,
  headers: { "content-type": "application/json" },
  body: '{"__type":"InternalFailure","message":"The request could not be completed."}',
};

function respond(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: HttpResponse,
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
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
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

/** A target may name its host, which then counts in place of the header's: https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2 */
function readTarget(url: string): { host?: string; target: string } {
  const [, host, target = ""] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (host === undefined) return { target: url };
  return { host, target: target.startsWith("/") ? target : `/${target}` };
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
