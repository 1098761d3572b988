import { connect, type Socket } from "node:net";

/** Bytes of one connection, as they are sent and come. */
export interface RawExchange {
  /** All that came until the connection ended, in Latin-1. */
  answer: string;
  /** Status codes of the answers, in order. */
  statuses: number[];
}

export interface RawOptions {
  /** Ends our half once all is sent, which gives a request up that is not answered yet; else the server ends it. */
  end?: boolean;
  /** Milliseconds after which we cut the connection. */
  patience?: number;
}

/** Sends bytes over a connection of its own and takes what comes until it ends. */
export function sendRaw(
  origin: string,
  bytes: string | Buffer,
  { end = false, patience = 5_000 }: RawOptions = {},
): Promise<RawExchange> {
  const { hostname, port } = new URL(origin);
  return new Promise((done) => {
    const data = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes;
    const socket = connect(Number(port), hostname, () => {
      if (end) socket.end(data);
      else socket.write(data);
    });
    let answer = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => (answer += chunk));
    socket.on("error", () => {}); // the server may cut the connection while we send
    const timer = setTimeout(() => socket.destroy(), patience);
    socket.on("close", () => {
      clearTimeout(timer);
      const found = [...answer.matchAll(/(?:^|\n)?HTTP\/1\.1 (\d{3}) /g)];
      done({ answer, statuses: found.map(([, status]) => Number(status)) });
    });
  });
}

/** Opens a connection that says nothing. */
export function openRaw(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  return new Promise((done, fail) => {
    const socket = connect(Number(port), hostname, () => done(socket));
    socket.on("error", fail);
  });
}
