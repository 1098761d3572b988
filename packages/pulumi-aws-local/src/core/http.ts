import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** One HTTP request as a local service sees it: whole, and independent of node:http. */
export interface HttpRequest {
  method: string;
  /** Path as sent, still percent-encoded, without the query string. */
  path: string;
  /** Query string as sent, without "?"; empty when there is none. */
  query: string;
  /** Header names in lower case; a repeated header is joined with ", ". */
  headers: Record<string, string | undefined>;
  body: Buffer;
  /** Address of the peer of the connection. */
  sourceIp: string;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  /** One Set-Cookie header each. */
  cookies?: readonly string[];
  body: string | Buffer | Streamed;
}

/** A body without end, such as server-sent events: called once the headers are out; what it answers is called when the client has gone. */
export type Streamed = (send: (chunk: string) => void) => () => void;

export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>;

/** Takes a connection over whose client asks for another protocol, such as WebSocket. */
export type UpgradeHandler = (
  request: HttpRequest,
  message: IncomingMessage,
  socket: Duplex,
  head: Buffer,
) => void;
