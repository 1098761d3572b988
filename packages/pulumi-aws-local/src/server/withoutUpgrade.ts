import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

const ASKS_FOR_UPGRADE = /^(upgrade|http2-settings)$/i;

/**
 * Handles an upgrade request as a normal request, as a server that does not support the protocol may do. Java's own
 * client and `curl --http2` request h2c each time (RFC 9110, 7.8). Node has already detached the connection, so the
 * same request is replayed on it.
 */
export function withoutUpgrade(
  server: Server,
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    const value = rawHeaders[at + 1]!;
    if (name.toLowerCase() === "connection") lines.push(`${name}: ${keptOptions(value)}`);
    else if (!ASKS_FOR_UPGRADE.test(name)) lines.push(`${name}: ${value}`);
  }
  const start = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  socket.unshift(Buffer.concat([start, head]));
  server.emit("connection", socket);
}

/** Whether the head of a request announces a body. */
export function announcesBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) !== 0;
}

/** The options of a Connection header, such as "close", that are not about the upgrade. */
function keptOptions(value: string): string {
  return value
    .split(",")
    .filter((option) => !ASKS_FOR_UPGRADE.test(option.trim()))
    .join(",");
}
