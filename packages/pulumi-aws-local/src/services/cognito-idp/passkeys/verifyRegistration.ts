import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import type { PasskeyRecord } from "../records";
import type { CredentialJson, ClientData } from "./clientData";
import { passkeyErrors } from "./passkeyErrors";
import { isOriginOf } from "./relyingParty";

/** COSE numbers of ES256 and RS256, the algorithms that Cognito accepts. */
export const ALGORITHMS = [-7, -257];

/**
 * Verifies a new passkey: challenge, origin, relying party, flags, key and attestation.
 * @throws WebAuthnOriginNotAllowedException, WebAuthnRelyingPartyMismatchException, WebAuthnCredentialNotSupportedException.
 */
export async function verifyRegistration(
  { credential, data }: { credential: CredentialJson; data: ClientData },
  expected: { challenge: string; relyingPartyId: string; requiresUserVerification: boolean },
): Promise<Omit<PasskeyRecord, "createdAt">> {
  const { relyingPartyId } = expected;
  if (!isOriginOf(relyingPartyId, data.origin))
    throw passkeyErrors.originNotAllowed(relyingPartyId);
  // Loaded with the first passkey: this takes a third of a second.
  const { verifyRegistrationResponse } =
    require("@simplewebauthn/server") as typeof import("@simplewebauthn/server");
  const verified = await verifyRegistrationResponse({
    response: credential as unknown as RegistrationResponseJSON,
    expectedChallenge: expected.challenge,
    expectedOrigin: data.origin,
    expectedRPID: relyingPartyId,
    requireUserVerification: expected.requiresUserVerification,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: Error) => {
    throw error.name === "UnexpectedRPIDHash"
      ? passkeyErrors.relyingPartyMismatch(relyingPartyId)
      : passkeyErrors.credentialNotSupported();
  });
  if (!verified.verified) throw passkeyErrors.credentialNotSupported();
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  const attachment = attachmentOf(credential);
  return {
    id,
    publicKey: Buffer.from(publicKey).toString("base64url"),
    counter,
    relyingPartyId,
    name: nameOf(attachment),
    transports: transportsOf(credential),
    ...(attachment !== undefined && { attachment }),
  };
}

function attachmentOf({
  authenticatorAttachment: given,
}: CredentialJson): PasskeyRecord["attachment"] {
  return given === "platform" || given === "cross-platform" ? given : undefined;
}

function transportsOf({ response: { transports } }: CredentialJson): string[] {
  return Array.isArray(transports) ? transports.filter((one) => typeof one === "string") : [];
}

/** UNVERIFIED: all names except "Roaming passkey", which AWS's examples show for a cross-platform authenticator. */
function nameOf(attachment: PasskeyRecord["attachment"]): string {
  if (attachment === "cross-platform") return "Roaming passkey";
  return attachment === "platform" ? "Platform passkey" : "Passkey";
}
