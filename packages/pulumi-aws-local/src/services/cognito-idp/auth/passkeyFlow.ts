import { randomBytes } from "node:crypto";
import type { SignInProgress } from "../challenges";
import { NotAuthorizedError } from "../errors";
import { passkeysAreMfa } from "../factorSettings";
import { relyingPartyOf } from "../passkeys/relyingParty";
import { type Assertion, verifyAssertion } from "../passkeys/verifyAssertion";
import type { ClientRecord, PasskeyRecord, PoolRecord, UserRecord } from "../records";
import type { ChallengeResponse, AuthResponse, Authenticator } from "./authenticator";
import { requireParameter } from "./parameters";
import { firstFactorProven } from "./proceed";

/** The passkeys with which a user can sign in: those of the pool's relying party. */
export function passkeysOf(
  auth: Authenticator,
  pool: PoolRecord,
  user: UserRecord,
): PasskeyRecord[] {
  const relyingPartyId = relyingPartyOf(pool, auth.parts.domains);
  return (user.passkeys ?? []).filter((one) => one.relyingPartyId === relyingPartyId);
}

/** Requests a signature by one of the user's passkeys. */
export function askForPasskey(
  auth: Authenticator,
  client: ClientRecord,
  progress: SignInProgress,
  { pool, user }: { pool: PoolRecord; user: UserRecord },
): AuthResponse {
  const challenge = randomBytes(32).toString("base64url");
  const passkeyState = { name: "WEB_AUTHN" as const, passkeyChallenge: challenge };
  return auth.ask(client, progress, passkeyState, {
    CREDENTIAL_REQUEST_OPTIONS: JSON.stringify({
      challenge,
      timeout: 180_000,
      rpId: relyingPartyOf(pool, auth.parts.domains),
      allowCredentials: passkeysOf(auth, pool, user).map(({ id, transports }) => ({
        id,
        type: "public-key",
        ...(transports.length > 0 && { transports }),
      })),
      userVerification: userVerificationOf(pool),
    }),
  });
}

/** WEB_AUTHN: verifies the signature. UNVERIFIED: the error message. */
export async function checkPasskey(
  auth: Authenticator,
  response: ChallengeResponse,
): Promise<AuthResponse> {
  const { domains, limits, users } = auth.parts;
  const { challenge, client, pool, responses } = response;
  const credential = requireParameter(responses, "CREDENTIAL");
  limits.checkLock(challenge.attemptName);
  const user = auth.userOf(response);
  const relyingPartyId = relyingPartyOf(pool, domains);
  if (relyingPartyId === undefined) throw new NotAuthorizedError("Invalid session for the user.");
  auth.end(response);
  const assertion = await verifyAssertion(credential, user.passkeys ?? [], {
    challenge: challenge.passkeyChallenge!,
    relyingPartyId,
    requiresUserVerification: userVerificationOf(pool) === "required",
    sub: user.sub,
  });
  const known = users.findBySub(pool, user.sub)?.passkeys ?? [];
  if (assertion === undefined || !isStillGood(assertion, known)) {
    return auth.wrongPassword(challenge.attemptName);
  }
  const updated = users.update(pool, user.sub, ({ passkeys = [] }) => ({
    passkeys: passkeys.map((one) =>
      one.id === assertion.passkey.id ? { ...one, counter: assertion.counter } : one,
    ),
  }));
  const isMfa = passkeysAreMfa(pool.settings) && assertion.isUserVerified;
  return firstFactorProven(
    auth,
    client,
    { ...challenge, firstFactor: "WEB_AUTHN", ...(isMfa && { secondFactor: "PASSKEY" as const }) },
    updated,
  );
}

/** Whether the passkey was neither deleted nor used by a concurrent response during verification. */
function isStillGood({ passkey, counter }: Assertion, known: readonly PasskeyRecord[]): boolean {
  const now = known.find(({ id }) => id === passkey.id);
  return now !== undefined && (counter > now.counter || now.counter === 0);
}

/** A passkey that counts as two factors must verify its user. */
function userVerificationOf({ settings }: PoolRecord): "required" | "preferred" {
  return passkeysAreMfa(settings)
    ? "required"
    : (settings.webAuthn?.userVerification ?? "preferred");
}
