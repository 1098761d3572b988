import { isEmail } from "../attributes";
import { CodeMismatchError, ExpiredCodeError, InvalidParameterError } from "../errors";
import type { MfaMethod, UserRecord } from "../records";
import { matchingStep } from "../totp";
import { askForCode } from "./askForFactor";
import type { ChallengeResponse, AuthResponse, Authenticator } from "./authenticator";
import { requireParameter } from "./parameters";
import { firstFactorProven, proceed } from "./proceed";

/** SOFTWARE_TOKEN_MFA: verifies a code of the user's authenticator app. */
export async function checkSoftwareToken(
  auth: Authenticator,
  response: ChallengeResponse,
): Promise<AuthResponse> {
  const { clock, limits, users } = auth.parts;
  const { challenge, pool, responses } = response;
  const code = requireParameter(responses, "SOFTWARE_TOKEN_MFA_CODE");
  const user = auth.userOf(response);
  const attempts = `${challenge.attemptName}/mfa`;
  limits.checkLock(attempts);
  const token = user.softwareToken;
  const step = token && matchingStep(token.secret, code, clock.now());
  if (token === undefined || step === undefined) {
    limits.recordFailure(attempts);
    throw new CodeMismatchError("Invalid code received for user");
  }
  if (step <= token.lastStep) {
    throw new ExpiredCodeError("Your software token has already been used once.");
  }
  limits.recordSuccess(attempts);
  auth.end(response);
  const updated = users.update(pool, user.sub, () => ({
    softwareToken: { ...token, lastStep: step },
  }));
  return proceed(auth, response.client, { ...challenge, secondFactor: "MFA" }, updated);
}

/**
 * EMAIL_OTP: verifies a mailed code, which is the first factor of USER_AUTH or a second factor.
 * Source:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export async function checkMailedCode(
  auth: Authenticator,
  response: ChallengeResponse,
): Promise<AuthResponse> {
  const { codes, limits, users } = auth.parts;
  const { challenge, pool, responses } = response;
  const code = requireParameter(responses, "EMAIL_OTP_CODE");
  const isFirst = challenge.firstFactor === undefined;
  const attempts = `${challenge.attemptName}/mfa`;
  // Recorded on AWS: wrong codes of a first factor cause no lockout.
  if (!isFirst) limits.checkLock(attempts);
  const user = response.user;
  const owner = user ?? { sub: "nobody" };
  const matches = codes.matches(pool, owner, "signIn", challenge.code!, code);
  if (user === undefined || !matches) {
    if (!isFirst) limits.recordFailure(attempts);
    throw new CodeMismatchError("Invalid code or auth state for the user.");
  }
  limits.recordSuccess(attempts);
  auth.end(response);
  const updated = users.update(pool, user.sub, (current) => ({
    attributes: { ...current.attributes, email_verified: "true" },
    ...(current.status === "UNCONFIRMED" && isFirst ? { status: "CONFIRMED" as const } : {}),
  }));
  return isFirst
    ? firstFactorProven(auth, response.client, { ...challenge, firstFactor: "EMAIL_OTP" }, updated)
    : proceed(auth, response.client, { ...challenge, secondFactor: "MFA" }, updated);
}

/** SELECT_MFA_TYPE: requests the factor that the user has chosen. */
export async function selectMfaType(
  auth: Authenticator,
  response: ChallengeResponse,
): Promise<AuthResponse> {
  const { challenge, client, pool, responses } = response;
  const method = requireParameter(responses, "ANSWER");
  if (!challenge.choices!.includes(method)) {
    // UNVERIFIED: the message.
    throw new InvalidParameterError(`${method} is not one of the MFA types of the user.`);
  }
  auth.end(response);
  const user = auth.userOf(response);
  return askForCode(auth, client, challenge, { pool, user, method: method as MfaMethod });
}

/**
 * MFA_SETUP: continues after VerifySoftwareToken, or takes the address for mailed codes.
 * UNVERIFIED: that no further code of the app is requested, and that the new factor is then preferred.
 */
export async function setUpMfa(
  auth: Authenticator,
  response: ChallengeResponse,
): Promise<AuthResponse> {
  const { users } = auth.parts;
  const { challenge, client, pool, responses } = response;
  const user = auth.userOf(response);
  const email = responses["EMAIL"] ?? responses["email"];
  if (email !== undefined && challenge.choices!.includes("EMAIL_OTP")) {
    if (!isEmail(email)) throw new InvalidParameterError("Invalid email address format.");
    auth.end(response);
    const updated = users.update(pool, user.sub, (current) => ({
      attributes: { ...current.attributes, email, email_verified: "false" },
      ...preferring("EMAIL_OTP"),
    }));
    return askForCode(auth, client, challenge, { pool, user: updated, method: "EMAIL_OTP" });
  }
  if (!challenge.isSetUp) {
    // UNVERIFIED: the message.
    throw new InvalidParameterError("User has not verified software token mfa");
  }
  auth.end(response);
  const updated = users.update(pool, user.sub, () => preferring("SOFTWARE_TOKEN_MFA"));
  return proceed(auth, client, { ...challenge, secondFactor: "MFA" }, updated);
}

function preferring(method: MfaMethod): Pick<UserRecord, "mfa"> {
  return { mfa: { enabled: [method], preferred: method } };
}
