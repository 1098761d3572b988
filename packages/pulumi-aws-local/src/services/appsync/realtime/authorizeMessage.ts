import { AwsError } from "../../../core/awsError";
import type { ApiDefinition } from "../apiDefinition";
import { authenticate, type ProofChecks } from "../http/authenticate";
import type { Caller } from "../http/caller";
import { HttpError } from "../errors";

/** The credentials of a connection or a subscription start. */
export interface Proof {
  /** As in an HTTP request to the GraphQL endpoint, names in lower case. */
  headers: Record<string, string>;
  /** The signed path and body: "/graphql/connect" and "{}" to connect, "/graphql" and the exact data of a start. */
  path: string;
  body: string;
  /** Host to which the WebSocket was opened. */
  host: string | undefined;
  /** Origin of the page that opened the WebSocket, if it was a page. */
  page: string | undefined;
  sourceIp: string;
}

/**
 * Authenticates a connection or a start.
 * @throws HttpError in AppSync's wording
 */
export function authorizeMessage(
  { headers, path, body, host, page, sourceIp }: Proof,
  definition: ApiDefinition,
  checks: ProofChecks,
): Caller {
  // UNVERIFIED: AppSync's message for a host that is not the API's.
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
