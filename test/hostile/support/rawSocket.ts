import { connect, type Socket } from "node:net";

/** The bytes of one connection. */
export interface RawExchange {
  /** All received bytes until the connection ended, in Latin-1. */
  response: string;
  /** Status codes of the responses, in order. */
  statuses: number[];
}

export interface RawOptions {
  /**
   * Whether to end our half after sending, which cancels a request without a response; otherwise
   * the server ends the connection.
   */
  end?: boolean;
  /** Cuts the connection once the response matches, which a server may keep open. */
  until?: RegExp;
  /** Timeout in milliseconds after which the connection is cut. */
  timeout?: number;
}

/** Sends bytes over a new connection and collects the response until the connection ends. */
export function sendRaw(
  origin: string,
  bytes: string | Buffer,
  { end = false, until, timeout = 5_000 }: RawOptions = {},
): Promise<RawExchange> {
  const { hostname, port } = new URL(origin);
  return new Promise((done) => {
    const data = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes;
    const socket = connect(Number(port), hostname, () => {
      if (end) socket.end(data);
      else socket.write(data);
    });
    let response = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      response += chunk;
      if (until?.test(response)) socket.destroy();
    });
    socket.on("error", () => {}); // the server may cut the connection while we send
    const timer = setTimeout(() => socket.destroy(), timeout);
    socket.on("close", () => {
      clearTimeout(timer);
      const found = [...response.matchAll(/(?:^|\n)?HTTP\/1\.1 (\d{3}) /g)];
      done({ response, statuses: found.map(([, status]) => Number(status)) });
    });
  });
}

/** Opens a connection and sends nothing. */
export function openRaw(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  return new Promise((done, fail) => {
    const socket = connect(Number(port), hostname, () => done(socket));
    socket.on("error", fail);
  });
}
