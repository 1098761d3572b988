import { StoreError } from "../api/errors";
import { getConfig } from "../config";
import { authorizeLive } from "./authorization";
import { fetchTicket, type ListenTicket } from "./listenTicket";

/** A subscription: its document, which takes $ticket, and a handler for each event's one field. */
export interface Interest {
  text: string;
  hear: (event: unknown) => void;
}

/** A connection on which all interests have started. */
export interface Connection {
  /**
   * Resolves when the connection is closed, for any reason. It does not wait for the other side,
   * which does not respond if the network is lost.
   */
  closed: Promise<void>;
  close(): void;
}

/** Timeout for the start of all subscriptions, in milliseconds. */
const startTimeout = 15_000;

/** A connection is renewed this many milliseconds before its authorization expires. */
const renewBefore = 60_000;

/** AppSync closes connections after a day. A timer cannot wait longer than 24.8 days. */
const longestLife = 86_400_000;

/**
 * Connects to AppSync's realtime endpoint and starts all subscriptions; closes the connection when
 * the signal aborts. Rejects with a StoreError if one is refused, or with another Error if there is
 * no connection.
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export async function connect(interests: Interest[], signal: AbortSignal): Promise<Connection> {
  const [{ headers, expiresAt }, listening] = await Promise.race([
    Promise.all([authorizeLive("/connect", "{}"), fetchTicket()]),
    rejectOnAbort(signal),
  ]);
  const socket = new WebSocket(getConfig().realtimeUrl, ["graphql-ws", protocolOf(headers)]);
  let end!: () => void;
  const closed = new Promise<void>((done) => (end = done));
  socket.addEventListener("close", end);
  const close = () => {
    socket.close();
    end();
  };
  signal.addEventListener("abort", close);
  const proofEnds = Math.min(expiresAt, listening.expiresAt);
  const lifetime = Math.min(proofEnds - Date.now() - renewBefore, longestLife);
  const renewal = setTimeout(close, Math.max(lifetime, renewBefore));
  let silence: ReturnType<typeof setTimeout> | undefined;
  void closed.then(() => {
    clearTimeout(renewal);
    clearTimeout(silence);
    signal.removeEventListener("abort", close);
  });
  await new Promise<void>((started, fail) => {
    const timer = setTimeout(close, startTimeout);
    void closed.then(() => {
      clearTimeout(timer);
      fail(new Error("The live connection was closed."));
    });
    let waiting = interests.length;
    let silenceTimeout = startTimeout;
    socket.addEventListener("open", () => socket.send('{"type":"connection_init"}'));
    socket.addEventListener("message", ({ data }) => {
      const { type, id, payload } = JSON.parse(String(data)) as Message;
      clearTimeout(silence);
      if (type === "connection_ack") {
        silenceTimeout = payload?.connectionTimeoutMs ?? startTimeout;
        for (const [index, { text }] of interests.entries())
          startInterest(socket, String(index), text, listening).catch(close);
      } else if (type === "start_ack") {
        waiting -= 1;
        if (waiting === 0) {
          clearTimeout(timer);
          started();
        }
      } else if (type === "data") {
        interests[Number(id)]?.hear(Object.values(payload?.data ?? {})[0]);
      } else if (type !== "ka") {
        // After an error or an end, further events would be incomplete.
        const [error] = payload?.errors ?? [];
        fail(new StoreError(error?.errorType ?? "Unknown", error?.message ?? "It has ended."));
        close();
      }
      silence = setTimeout(close, silenceTimeout);
    });
  });
  return { closed, close };
}

/** Requests in progress may take longer than the reason for them lasts. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort);
  });
}

interface Message {
  type: string;
  id?: string;
  payload?: {
    connectionTimeoutMs?: number;
    data?: Record<string, unknown> | null;
    errors?: { errorType?: string; message?: string }[];
  };
}

async function startInterest(
  socket: WebSocket,
  id: string,
  text: string,
  { ticket }: ListenTicket,
): Promise<void> {
  const data = JSON.stringify({ query: text, variables: ticket === null ? {} : { ticket } });
  const { headers: authorization } = await authorizeLive("", data);
  socket.send(
    JSON.stringify({ type: "start", id, payload: { data, extensions: { authorization } } }),
  );
}

/** Sub-protocols do not allow all characters of base64. */
function protocolOf(headers: Record<string, string>): string {
  const encoded = btoa(JSON.stringify(headers));
  return `header-${encoded.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}
