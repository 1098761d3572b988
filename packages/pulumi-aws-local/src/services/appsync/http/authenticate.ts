import type { HttpRequest } from "../../../core/http";
import type { ApiDefinition } from "../apiDefinition";
import type { AuthenticationType } from "../apiDefinition";
import type { AppSyncHost } from "../host";
import type { Caller } from "./caller";
import { unauthorized } from "../errors";
import { iamIdentity } from "./iamIdentity";
import { authenticateUser } from "./userPoolAuthentication";

/** What proofs are compared with. */
export type ProofChecks = Pick<AppSyncHost, "services" | "apiKeys">;

/**
 * Finds out who sends a request: a signature makes it AWS_IAM, else a key makes it API_KEY, else the Authorization header is a
 * token of one of the API's user pools. What is sent decides, and nothing else is tried when it is refused. An API without
 * API_KEY ignores keys.
 * That a key counts before a token: https://github.com/aws/aws-appsync-community/issues/169 and
 * https://github.com/aws-amplify/amplify-js/issues/8545. UNVERIFIED: that a signature counts before a key, and what an API
 * without API_KEY does with one.
 * @throws HttpError 401 in AppSync's words, or the AwsError of a bad signature.
 */
export function authenticate(
  request: HttpRequest,
  definition: ApiDefinition,
  { services, apiKeys }: ProofChecks,
): Caller {
  const authorization = request.headers["authorization"];
  const apiKey = request.headers["x-api-key"];
  const sourceIp = sourceIps(request);
  if (authorization?.startsWith("AWS4-HMAC-SHA256")) {
    if (!hasMode(definition, "AWS_IAM")) throw unauthorized();
    const principal = services.iam.verify(request, "appsync");
    return { mode: "AWS_IAM", groups: null, principal, identity: iamIdentity(principal, sourceIp) };
  }
  if (apiKey !== undefined && hasMode(definition, "API_KEY")) {
    if (!apiKeys.accepts(definition.id, apiKey)) throw unauthorized();
    return { mode: "API_KEY", groups: null, identity: null };
  }
  if (authorization === undefined || authorization === "") {
    throw apiKey === undefined
      ? unauthorized("Valid authorization header not provided.")
      : unauthorized();
  }
  return authenticateUser(authorization, definition, services.userPools, sourceIp);
}

function hasMode({ providers }: ApiDefinition, mode: AuthenticationType): boolean {
  return providers.some(({ type }) => type === mode);
}

/** Forwarders first, the peer of the connection last: only that one can be trusted. */
function sourceIps({ headers, sourceIp }: HttpRequest): string[] {
  const forwarded = headers["x-forwarded-for"];
  if (forwarded === undefined) return [sourceIp];
  return [...forwarded.split(",").map((address) => address.trim()), sourceIp];
}
