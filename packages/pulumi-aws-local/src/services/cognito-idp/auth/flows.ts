import { allowsFlow } from "../clientSettings";
import { checkSecretHash } from "../clientStore";
import type { ChallengeName } from "../challenges";
import { InvalidParameterError } from "../errors";
import type { ClientRecord } from "../records";
import type { ChallengeResponse, AuthResponse, Authenticator } from "./authenticator";
import { finishDeviceSrp, startDeviceSrp } from "./deviceFlow";
import { setNewPassword } from "./newPasswordFlow";
import { requireParameter } from "./parameters";
import { checkPasskey } from "./passkeyFlow";
import { signInWithPassword } from "./passwordFlow";
import { refreshTokens } from "./refreshFlow";
import { checkMailedCode, checkSoftwareToken, selectMfaType, setUpMfa } from "./secondFactorFlow";
import { finishSrp, startSrp } from "./srpFlow";
import { checkPassword, selectChallenge, startUserAuth } from "./userAuthFlow";

/** AWS's values of AuthFlow; unsupported ones are rejected as not enabled. */
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

/** AWS's values of ChallengeName. */
export const CHALLENGES = [
  "SMS_MFA",
  "EMAIL_OTP",
  "SOFTWARE_TOKEN_MFA",
  "SELECT_MFA_TYPE",
  "MFA_SETUP",
  "PASSWORD_VERIFIER",
  "CUSTOM_CHALLENGE",
  "SELECT_CHALLENGE",
  "DEVICE_SRP_AUTH",
  "DEVICE_PASSWORD_VERIFIER",
  "ADMIN_NO_SRP_AUTH",
  "NEW_PASSWORD_REQUIRED",
  "SMS_OTP",
  "PASSWORD",
  "WEB_AUTHN",
  "PASSWORD_SRP",
];

/** Starts one of the flows that InitiateAuth or AdminInitiateAuth offers. */
export async function initiate(
  auth: Authenticator,
  client: ClientRecord,
  flow: string,
  parameters: Record<string, string>,
  session?: string,
): Promise<AuthResponse> {
  if (flow === "REFRESH_TOKEN_AUTH" || flow === "REFRESH_TOKEN") {
    if (!allowsFlow(client.settings, "ALLOW_REFRESH_TOKEN_AUTH")) throw notEnabled(flow);
    const token = requireParameter(parameters, "REFRESH_TOKEN");
    checkRefreshSecret(auth, client, token, parameters.SECRET_HASH);
    return refreshTokens(auth, client, token, parameters.DEVICE_KEY);
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
  const needed = NEEDED_FLOWS[flow];
  if (needed === undefined || !allowsFlow(client.settings, needed)) throw notEnabled(flow);
  checkSecretHash(client, requireParameter(parameters, "USERNAME"), parameters.SECRET_HASH);
  return flow === "USER_AUTH"
    ? startUserAuth(auth, client, parameters, session)
    : signInWithPassword(auth, client, parameters);
}

/** Handles the response to a challenge of a flow. */
export async function respond(
  auth: Authenticator,
  client: ClientRecord,
  challenge: string,
  session: string | undefined,
  responses: Record<string, string>,
): Promise<AuthResponse> {
  checkSecretHash(client, requireParameter(responses, "USERNAME"), responses.SECRET_HASH);
  if (challenge === "PASSWORD_VERIFIER") return finishSrp(auth, client, responses);
  if (challenge === "DEVICE_PASSWORD_VERIFIER") return finishDeviceSrp(auth, client, responses);
  const check = Object.hasOwn(CHECKS, challenge) ? CHECKS[challenge] : undefined;
  if (check === undefined) throw neverSet(challenge);
  return check(auth, auth.open(client, challenge as ChallengeName, session, responses));
}

/** Handlers for responses to challenges with a session. */
const CHECKS: Record<
  string,
  (auth: Authenticator, response: ChallengeResponse) => Promise<AuthResponse>
> = {
  DEVICE_SRP_AUTH: startDeviceSrp,
  EMAIL_OTP: checkMailedCode,
  MFA_SETUP: setUpMfa,
  NEW_PASSWORD_REQUIRED: setNewPassword,
  PASSWORD: checkPassword,
  SELECT_CHALLENGE: selectChallenge,
  SELECT_MFA_TYPE: selectMfaType,
  SOFTWARE_TOKEN_MFA: checkSoftwareToken,
  WEB_AUTHN: checkPasskey,
};

/** AWS's challenges that no sign-in here issues. */
const LACKING: Record<string, string> = {
  CUSTOM_CHALLENGE: "they run no Lambda triggers",
  SMS_MFA: "they send no text messages",
  SMS_OTP: "they send no text messages",
};

function neverSet(challenge: string): InvalidParameterError {
  const lacks = LACKING[challenge];
  return new InvalidParameterError(
    lacks === undefined
      ? `${challenge} is not a challenge that can be responded to.`
      : `${challenge} is not supported by the local user pools: ${lacks}.`,
  );
}

const NEEDED_FLOWS: Record<string, string> = {
  USER_PASSWORD_AUTH: "ALLOW_USER_PASSWORD_AUTH",
  ADMIN_USER_PASSWORD_AUTH: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  ADMIN_NO_SRP_AUTH: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  USER_AUTH: "ALLOW_USER_AUTH",
};

function notEnabled(flow: string): InvalidParameterError {
  const text = flow.startsWith("ADMIN") ? "Auth" : flow;
  return new InvalidParameterError(`${text} flow not enabled for this client`);
}

/** The hash is computed over the username, which a refresh need not send: it is the token's. */
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
