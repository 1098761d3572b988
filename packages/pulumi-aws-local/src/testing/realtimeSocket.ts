import { WebSocket } from "ws";

/** A message of AppSync's realtime protocol. */
export interface RealtimeMessage {
  type: string;
  id?: string;
  payload?: any;
}

/**
 * A connection to AppSync's realtime endpoint, for tests of subscriptions. It sends and receives raw messages;
 * aws-amplify hides them and only connects to wss://.
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export class RealtimeSocket {
  /** All messages received so far. */
  readonly received: RealtimeMessage[] = [];
  /** Resolves with the close code of the WebSocket. */
  readonly closed: Promise<number>;
  #taken = 0;
  #wake: () => void = () => {};

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise((done) => socket.once("close", done));
    socket.on("message", (text) => {
      this.received.push(JSON.parse(String(text)));
      this.#wake();
    });
  }

  /**
   * Opens a connection.
   * @param authorization headers that authorize it, such as `{ host, Authorization }`, sent in the sub-protocol
   * @param protocols sub-protocols to send instead
   * @throws Error if the handshake is rejected
   */
  static async open(
    url: string,
    authorization: object,
    protocols: string[] = ["graphql-ws", RealtimeSocket.headerProtocol(authorization)],
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

  /** The message that starts a subscription. @param data `{ query, variables }` as JSON */
  static startMessage(id: string, data: string, authorization: object): object {
    return { type: "start", id, payload: { data, extensions: { authorization } } };
  }

  /** The sub-protocol that contains the authorization headers. */
  static headerProtocol(authorization: object): string {
    return `header-${Buffer.from(JSON.stringify(authorization)).toString("base64url")}`;
  }

  /** Sends a message, e.g. `{ type: "connection_init" }`. */
  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /**
   * The oldest message that no earlier call returned.
   * @throws Error after two seconds without a message
   */
  async next(): Promise<RealtimeMessage> {
    const deadline = Date.now() + 2000;
    while (this.received.length <= this.#taken) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error("No message came within 2 s.");
      await new Promise<void>((done) => {
        const timer = setTimeout(done, left);
        this.#wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
    return this.received[this.#taken++]!;
  }

  /** Sends a message and resolves with the next message received. */
  ask(message: object): Promise<RealtimeMessage> {
    this.send(message);
    return this.next();
  }

  /** Starts a subscription and resolves with the response: `start_ack` or `error`. */
  async start(
    id: string,
    query: string,
    authorization: object,
    variables: Record<string, unknown> = {},
  ): Promise<RealtimeMessage> {
    this.send(RealtimeSocket.startMessage(id, JSON.stringify({ query, variables }), authorization));
    let response = await this.next();
    while (response.type === "ka") response = await this.next(); // keep-alive
    return response;
  }

  /** Closes the connection. */
  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
