import type { Services } from "../../../core/services";
import type { HttpRequest } from "../../../core/http";
import type { ApiDefinition } from "../apiDefinition";
import type { Caller } from "./caller";
import { unauthorized } from "./httpError";
import { iamIdentity } from "./iamIdentity";
import { authenticateUser } from "./userPoolAuthentication";

/**
 * Finds out who sends a request: a signature makes it AWS_IAM, any other Authorization header a token
 * of one of the API's user pools.
 * @throws HttpError 401 in AppSync's words, or the AwsError of a bad signature.
 */
export function authenticate(
  request: HttpRequest,
  definition: ApiDefinition,
  services: Pick<Services, "iam" | "userPools">,
): Caller {
  const authorization = request.headers["authorization"];
  const sourceIp = sourceIps(request);
  if (authorization?.startsWith("AWS4-HMAC-SHA256")) {
    if (!definition.providers.some(({ type }) => type === "AWS_IAM")) throw unauthorized();
    const principal = services.iam.verify(request, "appsync");
    return { mode: "AWS_IAM", groups: null, principal, identity: iamIdentity(principal, sourceIp) };
  }
  if (authorization === undefined || authorization === "") {
    throw request.headers["x-api-key"] === undefined
      ? unauthorized("Valid authorization header not provided.")
      : unauthorized();
  }
  return authenticateUser(authorization, definition, services.userPools, sourceIp);
}

/** Forwarders first, the peer of the connection last: only that one can be trusted. */
function sourceIps({ headers, sourceIp }: HttpRequest): string[] {
  const forwarded = headers["x-forwarded-for"];
  if (forwarded === undefined) return [sourceIp];
  return [...forwarded.split(",").map((address) => address.trim()), sourceIp];
}
