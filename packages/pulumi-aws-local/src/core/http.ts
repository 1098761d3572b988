import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** An HTTP request as a local service receives it: complete, and independent of node:http. */
export interface HttpRequest {
  method: string;
  /** Path as sent, still percent-encoded, without the query string. */
  path: string;
  /** Query string as sent, without "?"; empty when there is none. */
  query: string;
  /** Header names in lower case; a repeated header is joined with ", ". */
  headers: Record<string, string | undefined>;
  body: Buffer;
  /** Address of the client. */
  sourceIp: string;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  /** Each entry is one Set-Cookie header. */
  cookies?: readonly string[];
  body: string | Buffer | Streamed;
}

/**
 * A streaming body, such as server-sent events. It is called after the headers are sent. The function that it returns
 * is called when the client disconnects.
 */
export type Streamed = (send: (chunk: string) => void) => () => void;

export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>;

/** Takes over a connection whose client requests another protocol, such as WebSocket. */
export type UpgradeHandler = (
  request: HttpRequest,
  message: IncomingMessage,
  socket: Duplex,
  head: Buffer,
) => void;
