import { explainCognito, nameOf } from "../explainCognito";

const cancelled = "No passkey was used: the request was cancelled, or it took too long. Try again.";
const elsewhere = "Passkeys do not work at this address of the store.";
const unknown = "The store does not know this passkey any more. Use your password.";
const timedOut = "This took too long. Try again.";

/**
 * Messages for errors of WebAuthn (by their names in browsers and in aws-amplify) and of Cognito
 * about passkeys.
 */
const meanings: Record<string, string> = {
  NotAllowedError: cancelled,
  PasskeyAuthenticationCanceled: cancelled,
  AbortError: cancelled,
  PasskeyOperationAborted: cancelled,
  SecurityError: elsewhere,
  RelyingPartyMismatch: elsewhere,
  InvalidStateError: "This device or key holds a passkey of your account already.",
  NotSupportedError: "This device cannot create passkeys that this store takes.",
  NotAuthorizedException: unknown,
  ResourceNotFoundException: "This passkey was removed already.",
  WebAuthnChallengeNotFoundException: timedOut,
  WebAuthnCredentialNotSupportedException: "The store does not take passkeys of this device.",
  LimitExceededException:
    "There are too many passkeys or attempts. Remove a passkey, or try again later.",
};

/** The message for an error with a passkey. */
export function explainPasskey(error: unknown): string {
  const name = nameOf(error);
  // Cognito's messages distinguish an expired session and a lockout from a wrong signature.
  if (name === "NotAuthorizedException" && /session/i.test(String(error))) return timedOut;
  if (/attempts exceeded/i.test(String(error))) return explainCognito(error);
  return meanings[name] ?? explainCognito(error);
}
