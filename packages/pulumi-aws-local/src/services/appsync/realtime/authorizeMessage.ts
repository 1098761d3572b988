import { AwsError } from "../../../core/awsError";
import type { ApiDefinition } from "../apiDefinition";
import { authenticate, type ProofChecks } from "../http/authenticate";
import type { Caller } from "../http/caller";
import { HttpError } from "../errors";

/** What proves who opens a connection or starts a subscription. */
export interface Proof {
  /** As of an HTTP request to the GraphQL endpoint, names in lower case. */
  headers: Record<string, string>;
  /** What a signature covers: "/graphql/connect" and "{}" to connect, "/graphql" and the exact data of a start. */
  path: string;
  body: string;
  /** Host that the WebSocket was opened at. */
  host: string | undefined;
  /** Of the page that opened the WebSocket, if a page did. */
  page: string | undefined;
  sourceIp: string;
}

/** Finds out who a connection or a start comes from. @throws HttpError in AppSync's words. */
export function authorizeMessage(
  { headers, path, body, host, page, sourceIp }: Proof,
  definition: ApiDefinition,
  checks: ProofChecks,
): Caller {
  // UNVERIFIED: AppSync's words for a host that is not the API's.
  if (headers["host"] !== host) {
    throw new HttpError(401, "UnauthorizedException", "The host is not the one of this API.");
  }
  const request = {
    method: "POST",
    path,
    query: "",
    headers: page === undefined ? headers : { ...headers, origin: page },
    body: Buffer.from(body),
    sourceIp,
  };
  try {
    return authenticate(request, definition, checks);
  } catch (error) {
    if (error instanceof AwsError) throw new HttpError(error.status, error.code, error.message);
    throw error;
  }
}
