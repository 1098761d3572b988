import type { Server as HttpServer } from "node:http";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { VisibleError } from "../core/visibleError";

/** Number of attempts to find a port that is free at both addresses. */
const ATTEMPTS = 5;

/**
 * Listens at both loopback addresses, 127.0.0.1 and [::1], with one port number, because "localhost" can resolve to
 * either. Without IPv6, or if the port is taken at [::1], it listens only at 127.0.0.1.
 * @param port 0: any free one
 * @param connections maximum number of connections at both addresses together
 * @throws VisibleError if the port is not available at 127.0.0.1
 */
export async function listenOnLoopback(
  server: HttpServer,
  port: number,
  connections: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const ipv6 = createServer((socket) => server.emit("connection", socket));
  for (let attempt = 1; ; attempt += 1) {
    await listen(server, port, "127.0.0.1").catch((error: NodeJS.ErrnoException) => {
      throw portError(port, error);
    });
    const bound = (server.address() as AddressInfo).port;
    const code = await listen(ipv6, bound, "::1").then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error.code,
    );
    if (code === "EADDRINUSE" && port === 0 && attempt < ATTEMPTS) {
      await close(server);
      continue;
    }
    shareConnections(server, ipv6, connections);
    return {
      port: bound,
      close: async () => void (await Promise.all([server, ipv6].map(close))),
    };
  }
}

/** Applies one limit to the connections of both servers: Node counts those of each server, and drops further ones. */
function shareConnections(server: Server, ipv6: Server, limit: number): void {
  const open = { ipv4: new Set<Socket>(), ipv6: new Set<Socket>() };
  const allow = (): void => {
    server.maxConnections = Math.max(1, limit - open.ipv6.size);
    ipv6.maxConnections = Math.max(1, limit - open.ipv4.size);
  };
  const count = (sockets: Set<Socket>, socket: Socket): void => {
    sockets.add(socket);
    socket.once("close", () => {
      sockets.delete(socket);
      allow();
    });
    allow();
  };
  ipv6.prependListener("connection", (socket) => count(open.ipv6, socket));
  server.on("connection", (socket: Socket) => {
    // A socket is passed in again when it continues without the upgrade.
    if (!open.ipv6.has(socket) && !open.ipv4.has(socket)) count(open.ipv4, socket);
  });
  allow();
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, () => {
      server.removeListener("error", fail);
      done();
    });
  });
}

/** Resolves when the last connection has ended; at once if the server was not listening. */
function close(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}

function portError(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === "EADDRINUSE") {
    return new VisibleError(
      `Port ${port} is in use. Stop what uses it, or choose another with --port N (0: any free one).`,
    );
  }
  return new VisibleError(`Port ${port} can't be used: ${error.message}.`);
}
