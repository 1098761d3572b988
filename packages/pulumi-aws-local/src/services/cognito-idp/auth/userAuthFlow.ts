import { InvalidParameterError } from "../errors";
import { firstFactorsOf, mfaOf, passkeysAreMfa } from "../factorSettings";
import { simulateDelivery } from "../mailer";
import type { ClientRecord, PoolRecord, UserRecord } from "../records";
import { mailCode } from "./askForFactor";
import type { ChallengeResponse, AuthResponse, Authenticator, Candidate } from "./authenticator";
import { requireParameter } from "./parameters";
import { askForPasskey, passkeysOf } from "./passkeyFlow";
import { signInWithPassword } from "./passwordFlow";
import { firstFactorProven } from "./proceed";
import { hasSecondFactor } from "./secondFactor";
import { startSrp } from "./srpFlow";

/**
 * USER_AUTH: starts with the first factor that the client prefers, or offers a choice.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html
 */
export async function startUserAuth(
  auth: Authenticator,
  client: ClientRecord,
  parameters: Record<string, string>,
  session: string | undefined,
): Promise<AuthResponse> {
  const candidate = auth.candidate(client, parameters);
  if (session !== undefined) return finishSignUp(auth, client, candidate, session);
  const choices = availableChallenges(auth, candidate);
  const preferred = parameters["PREFERRED_CHALLENGE"];
  if (preferred !== undefined && choices.includes(preferred)) {
    return start(auth, candidate, preferred, parameters, choices);
  }
  const asked = auth.ask(client, candidate.progress, { name: "SELECT_CHALLENGE", choices });
  return { ...asked, AvailableChallenges: choices };
}

/** SELECT_CHALLENGE: continues with the factor that the user has chosen. */
export async function selectChallenge(
  auth: Authenticator,
  answer: ChallengeResponse,
): Promise<AuthResponse> {
  const { challenge, client, responses } = answer;
  const choice = requireParameter(responses, "ANSWER");
  if (!challenge.choices!.includes(choice)) {
    // UNVERIFIED: the message.
    throw new InvalidParameterError(`${choice} is not one of the available challenges.`);
  }
  const response = await start(auth, auth.candidate(client, responses), choice, responses);
  auth.end(answer);
  return response;
}

/** PASSWORD: verifies the requested password. */
export async function checkPassword(
  auth: Authenticator,
  answer: ChallengeResponse,
): Promise<AuthResponse> {
  const response = await signInWithPassword(auth, answer.client, answer.responses);
  auth.end(answer);
  return response;
}

/**
 * The first factors with which this user may sign in. A user who does not exist gets those of a user without second
 * factors and passkeys. A user with a temporary password, or with a chosen second factor, can only use the password
 * (both are recorded on AWS, or documented).
 */
export function availableChallenges(
  auth: Authenticator,
  { pool, user }: Pick<Candidate, "pool" | "user">,
): string[] {
  const factors = firstFactorsOf(pool.settings);
  const needsMfa = mfaOf(pool.settings).mode === "ON" || (user && hasSecondFactor(pool, user));
  const isNew = user?.status === "FORCE_CHANGE_PASSWORD";
  const hasPassword = user === undefined || user.password !== undefined;
  const hasEmail = user === undefined || user.attributes["email"] !== undefined;
  const hasPasskey = user !== undefined && passkeysOf(auth, pool, user).length > 0;
  const mayUsePasskey = !needsMfa || passkeysAreMfa(pool.settings);
  return [
    ...(factors.includes("PASSWORD") && hasPassword ? ["PASSWORD_SRP", "PASSWORD"] : []),
    ...(factors.includes("EMAIL_OTP") && hasEmail && !needsMfa && !isNew ? ["EMAIL_OTP"] : []),
    ...(factors.includes("WEB_AUTHN") && hasPasskey && mayUsePasskey && !isNew
      ? ["WEB_AUTHN"]
      : []),
  ];
}

async function start(
  auth: Authenticator,
  candidate: Candidate,
  choice: string,
  parameters: Record<string, string>,
  choices?: string[],
): Promise<AuthResponse> {
  const { client, progress, user } = candidate;
  const AvailableChallenges = choices && { AvailableChallenges: choices };
  switch (choice) {
    case "PASSWORD_SRP":
      return startSrp(auth, client, parameters, candidate);
    case "PASSWORD":
      return parameters["PASSWORD"] === undefined
        ? { ...auth.ask(client, progress, { name: "PASSWORD" }), ...AvailableChallenges }
        : signInWithPassword(auth, client, parameters, candidate);
    case "EMAIL_OTP":
      return { ...mailOrPretend(auth, candidate, parameters), ...AvailableChallenges };
    default:
      return {
        ...askForPasskey(auth, client, progress, { pool: candidate.pool, user: user! }),
        ...AvailableChallenges,
      };
  }
}

function mailOrPretend(
  auth: Authenticator,
  { client, pool, progress, user }: Candidate,
  { USERNAME = "" }: Record<string, string>,
): AuthResponse {
  if (user !== undefined) return mailCode(auth, client, progress, { pool, user });
  const { record } = auth.parts.codes.make(pool, { sub: "nobody" }, "signIn");
  const delivery = simulateDelivery(pool, USERNAME);
  return auth.ask(
    client,
    progress,
    { name: "EMAIL_OTP", code: record },
    {
      CODE_DELIVERY_DELIVERY_MEDIUM: delivery.DeliveryMedium,
      CODE_DELIVERY_DESTINATION: delivery.Destination,
    },
  );
}

/** Signs in with the session of ConfirmSignUp, whose code was the first factor. */
function finishSignUp(
  auth: Authenticator,
  client: ClientRecord,
  candidate: Candidate,
  session: string,
): Promise<AuthResponse> {
  const responses = { USERNAME: candidate.user?.username ?? candidate.progress.srpUsername };
  const response = auth.open(client, "SIGN_UP", session, responses);
  const user = auth.userOf(response);
  auth.end(response);
  const progress = { ...response.challenge, firstFactor: "EMAIL_OTP" as const };
  return firstFactorProven(auth, client, progress, user);
}

/** A session for signing in directly after confirming an address. */
export function sessionAfterSignUp(
  auth: Authenticator,
  client: ClientRecord,
  { poolId, sub, username }: UserRecord,
): string {
  const attemptName = `${poolId}/${sub}`;
  const progress = { clientId: client.id, attemptName, sub, srpUsername: username };
  return auth.ask(client, progress, { name: "SIGN_UP" })["Session"] as string;
}

/** Whether a user who has confirmed an address may sign in directly. */
export function signsInAfterSignUp(
  auth: Authenticator,
  pool: PoolRecord,
  user: UserRecord,
): boolean {
  return availableChallenges(auth, { pool, user }).includes("EMAIL_OTP");
}
