import { InvalidParameterError, LimitExceededError } from "../errors";
import { firstFactorsOf, passkeysAreMfa } from "../factorSettings";
import { accessToken, document, required } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { readCredential } from "../passkeys/clientData";
import { passkeyErrors } from "../passkeys/passkeyErrors";
import { relyingPartyOf } from "../passkeys/relyingParty";
import { verifyRegistration } from "../passkeys/verifyRegistration";
import type { PasskeyRecord, UserRecord } from "../records";

type Parts = Pick<Kit, "accessTokens" | "challenges" | "clock" | "domains" | "users">;

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html */
const MOST_PASSKEYS = 20;

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html */
export const completeWebAuthnRegistration = publicOperation(
  { AccessToken: accessToken, Credential: required(document()) },
  ({ accessTokens, challenges, clock, domains, users }: Parts) =>
    async (input) => {
      const { client, pool, user } = accessTokens.read(input.AccessToken);
      const { settings } = pool;
      if (!firstFactorsOf(settings).includes("WEB_AUTHN")) throw passkeyErrors.notEnabled();
      const relyingPartyId = relyingPartyOf(pool, domains);
      if (relyingPartyId === undefined) throw passkeyErrors.configurationMissing();
      const given = readCredential(input.Credential);
      const handle = Buffer.from(given.data.challenge, "base64url");
      const challenge = challenges.peek(handle, "WEB_AUTHN_REGISTRATION");
      if (challenge === undefined || challenge.sub !== user.sub) {
        throw passkeyErrors.challengeNotFound();
      }
      if (challenge.clientId !== client.id) throw passkeyErrors.clientMismatch();
      challenges.use(handle);
      const passkey = await verifyRegistration(given, {
        challenge: given.data.challenge,
        relyingPartyId,
        requiresUserVerification:
          passkeysAreMfa(settings) || settings.webAuthn?.userVerification === "required",
      });
      refuseKnown(passkey.id, users.list(pool));
      users.update(pool, user.sub, ({ passkeys = [] }) => ({
        passkeys: withPasskey(passkeys, { ...passkey, createdAt: clock.now() }),
      }));
      return {};
    },
);

function withPasskey(passkeys: PasskeyRecord[], passkey: PasskeyRecord): PasskeyRecord[] {
  if (passkeys.length >= MOST_PASSKEYS) throw new LimitExceededError();
  return [...passkeys, passkey];
}

/**
 * Rejects an id that any user of the pool has registered: without an attestation anyone could claim it.
 * Source: https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential, step 26
 * UNVERIFIED: the error.
 */
function refuseKnown(id: string, users: readonly UserRecord[]): void {
  if (users.some(({ passkeys = [] }) => passkeys.some((one) => one.id === id))) {
    throw new InvalidParameterError("The passkey is registered already.");
  }
}
