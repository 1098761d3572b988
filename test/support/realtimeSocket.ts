import { WebSocket } from "ws";

/** A message as it came. */
export interface WireMessage {
  type: string;
  id?: string;
  payload?: any;
}

/** A bare WebSocket at a realtime endpoint, with all that it has heard. */
export class RealtimeSocket {
  readonly heard: WireMessage[] = [];
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  #taken = 0;
  #wake: () => void = () => {};

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise((done) => socket.once("close", done));
    socket.on("message", (text) => {
      this.heard.push(JSON.parse(String(text)));
      this.#wake();
    });
  }

  /** Opens a socket that says who it is in its sub-protocol, or as told. @throws when the handshake is refused. */
  static async open(
    url: string,
    authorization: object,
    protocols: string[] = ["graphql-ws", headerProtocol(authorization)],
    headers: Record<string, string> = {},
  ): Promise<RealtimeSocket> {
    const socket = new WebSocket(url, protocols, { headers });
    const opened = new RealtimeSocket(socket);
    await new Promise<void>((done, fail) => {
      socket.once("open", done);
      socket.once("error", fail);
    });
    return opened;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The next message not yet taken, whatever it is. @throws Error after two seconds without one. */
  async next(): Promise<WireMessage> {
    const deadline = Date.now() + 2000;
    while (this.heard.length <= this.#taken) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error("No message has come for two seconds.");
      await new Promise<void>((done) => {
        const timer = setTimeout(done, left);
        this.#wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
    return this.heard[this.#taken++]!;
  }

  /** Sends a message and takes the answer. */
  ask(message: object): Promise<WireMessage> {
    this.send(message);
    return this.next();
  }

  /** Starts a subscription and takes the answer; a keep-alive may come before it. */
  async start(
    id: string,
    query: string,
    authorization: object,
    variables: Record<string, unknown> = {},
  ): Promise<WireMessage> {
    this.send(startMessage(id, JSON.stringify({ query, variables }), authorization));
    let answer = await this.next();
    while (answer.type === "ka") answer = await this.next();
    return answer;
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

export function startMessage(id: string, data: string, authorization: object): object {
  return { type: "start", id, payload: { data, extensions: { authorization } } };
}

/** The sub-protocol that carries an authorization. */
export function headerProtocol(authorization: object): string {
  return `header-${Buffer.from(JSON.stringify(authorization)).toString("base64url")}`;
}
