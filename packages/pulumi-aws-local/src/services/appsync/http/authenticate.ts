import type { HttpRequest } from "../../../core/http";
import type { ApiDefinition } from "../apiDefinition";
import type { AuthenticationType } from "../apiDefinition";
import type { AppSyncHost } from "../host";
import type { Caller } from "./caller";
import { unauthorized } from "../errors";
import { iamIdentity } from "./iamIdentity";
import { authenticateUser } from "./userPoolAuthentication";

/** The dependencies of credential checks. */
export type ProofChecks = Pick<AppSyncHost, "services" | "apiKeys">;

/**
 * Authenticates a request: a signature means AWS_IAM, otherwise an API key means API_KEY, otherwise the Authorization
 * header must be a token of one of the API's user pools. Only the first credential found is checked; if it is rejected,
 * no other is tried. An API without API_KEY ignores keys.
 * A key takes precedence over a token: https://github.com/aws/aws-appsync-community/issues/169 and
 * https://github.com/aws-amplify/amplify-js/issues/8545. UNVERIFIED: that a signature takes precedence over a key, and
 * that an API without API_KEY ignores one.
 * @throws HttpError 401 in AppSync's wording, or the AwsError of an invalid signature
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

/** Forwarders come first, the connection's peer last; only the last one is trustworthy. */
function sourceIps({ headers, sourceIp }: HttpRequest): string[] {
  const forwarded = headers["x-forwarded-for"];
  if (forwarded === undefined) return [sourceIp];
  return [...forwarded.split(",").map((address) => address.trim()), sourceIp];
}
