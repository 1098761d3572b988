import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import type { PasskeyRecord } from "../records";
import { isHandleOf, readCredential } from "./clientData";
import { isOriginOf } from "./relyingParty";

/** A valid signature of a passkey. */
export interface Assertion {
  passkey: PasskeyRecord;
  counter: number;
  isUserVerified: boolean;
}

/**
 * Verifies that one of a user's passkeys signed the challenge; otherwise undefined, for example for a copied
 * authenticator.
 * @throws InvalidParameterException for an invalid credential
 */
export async function verifyAssertion(
  given: unknown,
  passkeys: readonly PasskeyRecord[],
  expected: {
    challenge: string;
    relyingPartyId: string;
    requiresUserVerification: boolean;
    sub: string;
  },
): Promise<Assertion | undefined> {
  const { credential, data } = readCredential(given);
  const { relyingPartyId } = expected;
  const passkey = passkeys.find(
    (one) => one.id === credential.id && one.relyingPartyId === relyingPartyId,
  );
  if (passkey === undefined || !isOriginOf(relyingPartyId, data.origin)) return undefined;
  if (!isHandleOf(credential, expected.sub)) return undefined;
  const { verifyAuthenticationResponse } =
    require("@simplewebauthn/server") as typeof import("@simplewebauthn/server");
  const result = await verifyAuthenticationResponse({
    response: credential as unknown as AuthenticationResponseJSON,
    expectedChallenge: expected.challenge,
    expectedOrigin: data.origin,
    expectedRPID: relyingPartyId,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
      counter: passkey.counter,
    },
    requireUserVerification: expected.requiresUserVerification,
  }).catch(() => undefined);
  if (result?.verified !== true) return undefined;
  const { newCounter: counter, userVerified: isUserVerified } = result.authenticationInfo;
  return { passkey, counter, isUserVerified };
}
