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
  body: string | Buffer;
}

export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>;
