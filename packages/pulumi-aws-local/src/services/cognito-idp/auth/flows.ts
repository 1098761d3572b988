import { allowsFlow } from "../clientSettings";
import { checkSecretHash } from "../clientStore";
import { InvalidParameterError } from "../errors";
import type { ClientRecord } from "../records";
import type { AuthResponse, Authenticator } from "./authenticator";
import { setNewPassword } from "./newPasswordFlow";
import { requireParameter } from "./parameters";
import { signInWithPassword } from "./passwordFlow";
import { refreshTokens } from "./refreshFlow";
import { finishSrp, startSrp } from "./srpFlow";

/** AWS's values of AuthFlow; those of no use here are refused as not enabled. */
export const AUTH_FLOWS = [
  "USER_SRP_AUTH",
  "REFRESH_TOKEN_AUTH",
  "REFRESH_TOKEN",
  "CUSTOM_AUTH",
  "ADMIN_NO_SRP_AUTH",
  "USER_PASSWORD_AUTH",
  "ADMIN_USER_PASSWORD_AUTH",
  "USER_AUTH",
];

/** Starts one of the flows that InitiateAuth or AdminInitiateAuth offers. */
export async function initiate(
  auth: Authenticator,
  client: ClientRecord,
  flow: string,
  parameters: Record<string, string>,
): Promise<AuthResponse> {
  if (flow === "REFRESH_TOKEN_AUTH" || flow === "REFRESH_TOKEN") {
    if (!allowsFlow(client.settings, "ALLOW_REFRESH_TOKEN_AUTH")) throw notEnabled(flow);
    const token = requireParameter(parameters, "REFRESH_TOKEN");
    checkRefreshSecret(auth, client, token, parameters.SECRET_HASH);
    return refreshTokens(auth, client, token);
  }
  if (flow === "USER_SRP_AUTH") {
    if (!allowsFlow(client.settings, "ALLOW_USER_SRP_AUTH")) {
      throw new InvalidParameterError("USER_SRP_AUTH is not enabled for the client.");
    }
    checkSecretHash(client, requireParameter(parameters, "USERNAME"), parameters.SECRET_HASH);
    return startSrp(auth, client, parameters);
  }
  if (flow === "CUSTOM_AUTH" && allowsFlow(client.settings, "ALLOW_CUSTOM_AUTH")) {
    throw new InvalidParameterError(
      "Custom auth lambda trigger is not configured for the user pool.",
    );
  }
  const passwordFlow = PASSWORD_FLOWS[flow];
  if (passwordFlow === undefined || !allowsFlow(client.settings, passwordFlow)) {
    throw notEnabled(flow);
  }
  checkSecretHash(client, requireParameter(parameters, "USERNAME"), parameters.SECRET_HASH);
  return signInWithPassword(auth, client, parameters);
}

/** Answers a challenge of a flow that was started. */
export async function respond(
  auth: Authenticator,
  client: ClientRecord,
  challenge: string,
  session: string | undefined,
  responses: Record<string, string>,
): Promise<AuthResponse> {
  checkSecretHash(client, requireParameter(responses, "USERNAME"), responses.SECRET_HASH);
  if (challenge === "NEW_PASSWORD_REQUIRED")
    return setNewPassword(auth, client, session, responses);
  return finishSrp(auth, client, responses);
}

const PASSWORD_FLOWS: Record<string, string> = {
  USER_PASSWORD_AUTH: "ALLOW_USER_PASSWORD_AUTH",
  ADMIN_USER_PASSWORD_AUTH: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  ADMIN_NO_SRP_AUTH: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
};

function notEnabled(flow: string): InvalidParameterError {
  const text = flow.startsWith("ADMIN") ? "Auth" : flow;
  return new InvalidParameterError(`${text} flow not enabled for this client`);
}

/** The hash is over the username, which a refresh need not send: it is the token's. */
function checkRefreshSecret(
  auth: Authenticator,
  client: ClientRecord,
  token: string,
  hash?: string,
): void {
  if (client.secret === undefined && hash === undefined) return;
  const { pools, signIns, users } = auth.parts;
  const record = signIns.peek(client.poolId, token);
  const user = record && users.findBySub(pools.get(client.poolId), record.sub);
  checkSecretHash(client, user?.username ?? "", hash);
}
