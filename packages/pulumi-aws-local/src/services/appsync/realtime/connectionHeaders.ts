import type { HttpRequest } from "../../../core/http";
import { headersOf, parseObject } from "./messages";

/** The sub-protocol that a client must offer, and that the response names. */
export const subProtocol = "graphql-ws";

/**
 * The authorization headers of a connection request: a second sub-protocol "header-<base64url>", the query string's
 * `header` (base64), or the headers of the request itself. Undefined for a client that does not offer graphql-ws.
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export function connectionHeaders(request: HttpRequest): Record<string, string> | undefined {
  const offered = (request.headers["sec-websocket-protocol"] ?? "")
    .split(",")
    .map((name) => name.trim());
  if (!offered.includes(subProtocol)) return undefined;
  const encoded =
    offered.find((name) => name.startsWith("header-"))?.slice("header-".length) ??
    new URLSearchParams(request.query).get("header");
  if (encoded == null) return headersOf(request.headers);
  // Node decodes both alphabets, with and without padding. "+" became a space in the query string.
  const text = Buffer.from(encoded.replaceAll(" ", "+"), "base64").toString("utf8");
  return headersOf(parseObject(text));
}
