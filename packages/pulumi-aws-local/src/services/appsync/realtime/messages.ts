/**
 * Messages of a connection, as JSON:
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export type ServerMessage =
  | { type: "connection_ack"; payload: { connectionTimeoutMs: number } }
  | { type: "connection_error"; payload: { errors: ConnectionError[] } }
  | { type: "ka" }
  | { type: "start_ack"; id: string }
  | { type: "data"; id: string; payload: { data: unknown; errors?: readonly unknown[] } }
  | { type: "error"; id?: string; payload: { errors: readonly unknown[] } }
  | { type: "complete"; id: string };

/** Why a connection is rejected. */
export interface ConnectionError {
  errorType: string;
  message: string;
  errorCode: number;
}

/** A client's message; an unsupported one is "unknown". */
export type ClientMessage =
  | { type: "connection_init" }
  | { type: "start"; id: string; data: string; authorization: Record<string, string> }
  | { type: "stop"; id: string }
  | { type: "unknown"; id?: string };

/** Parses a client's message; never throws. */
export function readMessage(text: string): ClientMessage {
  const message = parseObject(text);
  const id = typeof message["id"] === "string" && message["id"] !== "" ? message["id"] : undefined;
  if (message["type"] === "connection_init") return { type: "connection_init" };
  if (message["type"] === "stop" && id !== undefined) return { type: "stop", id };
  if (message["type"] === "start" && id !== undefined) {
    const { data, extensions } = asRecord(message["payload"]);
    if (typeof data === "string") {
      const { authorization } = asRecord(extensions);
      return { type: "start", id, data, authorization: headersOf(authorization) };
    }
  }
  return { type: "unknown", ...(id !== undefined && { id }) };
}

/** The headers in an authorization object, with names in lower case. */
export function headersOf(authorization: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(asRecord(authorization))) {
    if (typeof value === "string") headers[name.toLowerCase()] = value;
  }
  return headers;
}

/** Parses a JSON object; returns an empty object for any other text. */
export function parseObject(text: string): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return {};
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {};
}
