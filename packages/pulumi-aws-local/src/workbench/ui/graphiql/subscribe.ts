import type { Actor } from "./actor";

/**
 * One subscription on its own connection with AppSync's realtime protocol; ends when the consumer does.
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export async function* subscribe(
  actor: Actor,
  request: { query: string; variables?: unknown; operationName?: string | null },
): AsyncGenerator<Record<string, unknown>> {
  const host = { host: location.host };
  const opening = await actor.headers("/graphql/connect", "{}");
  const data = JSON.stringify(request);
  const authorization = { ...host, ...(await actor.headers("/graphql", data)) };
  const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/graphql/realtime`, [
    "graphql-ws",
    `header-${base64Url(JSON.stringify({ ...host, ...opening }))}`,
  ]);
  const arrived: (Record<string, unknown> | "end")[] = [];
  let wake = (): void => undefined;
  const push = (item: Record<string, unknown> | "end"): void => {
    arrived.push(item);
    wake();
  };
  const send = (message: unknown): void => socket.send(JSON.stringify(message));
  socket.onopen = () => send({ type: "connection_init" });
  socket.onclose = () => push("end");
  socket.onmessage = (event) => {
    const { type, payload } = JSON.parse(event.data);
    if (type === "connection_ack") {
      send({ type: "start", id: "1", payload: { data, extensions: { authorization } } });
    } else if (type === "start_ack") push({ data: null, extensions: { subscription: "started" } });
    else if (type === "data" || type === "error" || type === "connection_error") push(payload);
    if (type === "complete" || type === "error" || type === "connection_error") socket.close();
  };
  try {
    for (;;) {
      while (arrived.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const item = arrived.shift()!;
      if (item === "end") return;
      yield item;
    }
  } finally {
    socket.close();
  }
}

function base64Url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
