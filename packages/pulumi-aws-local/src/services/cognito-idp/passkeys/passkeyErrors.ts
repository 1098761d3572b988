import { AwsError } from "../../../core/awsError";

/**
 * The errors about passkeys.
 * Source of the names:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html
 * UNVERIFIED: the messages.
 */
export const passkeyErrors = {
  challengeNotFound: () =>
    new AwsError(
      "WebAuthnChallengeNotFoundException",
      "The challenge of this registration is unknown, was used or has expired.",
    ),
  clientMismatch: () =>
    new AwsError(
      "WebAuthnClientMismatchException",
      "The access token is for another client than the one that started the registration.",
    ),
  configurationMissing: () =>
    new AwsError(
      "WebAuthnConfigurationMissingException",
      "The user pool has no relying party ID and no domain.",
    ),
  credentialNotSupported: () =>
    new AwsError("WebAuthnCredentialNotSupportedException", "The passkey is not supported."),
  notEnabled: () =>
    new AwsError(
      "WebAuthnNotEnabledException",
      "Passkeys are not enabled: WEB_AUTHN is not one of AllowedFirstAuthFactors.",
    ),
  originNotAllowed: (relyingPartyId: string) =>
    new AwsError(
      "WebAuthnOriginNotAllowedException",
      `The origin of the credential does not belong to the relying party ${relyingPartyId}.`,
    ),
  relyingPartyMismatch: (relyingPartyId: string) =>
    new AwsError(
      "WebAuthnRelyingPartyMismatchException",
      `The credential is not for the relying party ${relyingPartyId}.`,
    ),
};
