import { InvalidParameterError } from "../errors";

/** A credential as a browser serializes it: RegistrationResponseJSON or AuthenticationResponseJSON of WebAuthn. */
export interface CredentialJson {
  id: string;
  authenticatorAttachment?: unknown;
  response: { clientDataJSON: string; transports?: unknown; userHandle?: unknown };
}

/** The data that the authenticator signed, according to the browser. */
export interface ClientData {
  challenge: string;
  origin: string;
}

/**
 * Reads the parts of a credential that identify its challenge.
 * UNVERIFIED: the messages.
 * @throws InvalidParameterException
 */
export function readCredential(given: unknown): { credential: CredentialJson; data: ClientData } {
  const credential = typeof given === "string" ? parse(given) : given;
  if (!isRecord(credential) || !isRecord(credential["response"])) throw malformed("Credential");
  const { clientDataJSON } = credential["response"];
  if (typeof credential["id"] !== "string" || typeof clientDataJSON !== "string") {
    throw malformed("Credential");
  }
  const data = parse(Buffer.from(clientDataJSON, "base64url").toString());
  if (
    !isRecord(data) ||
    typeof data["challenge"] !== "string" ||
    typeof data["origin"] !== "string"
  ) {
    throw malformed("response.clientDataJSON");
  }
  return {
    credential: credential as unknown as CredentialJson,
    data: data as unknown as ClientData,
  };
}

/** The user's id for authenticators: `user.id` in the options of a registration. */
export function userHandleOf(sub: string): string {
  return Buffer.from(sub).toString("base64url");
}

/**
 * Whether the authenticator used a passkey of this user. Authenticators may omit the user.
 * Source: https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion, step 6
 */
export function isHandleOf({ response: { userHandle } }: CredentialJson, sub: string): boolean {
  return userHandle === undefined || userHandle === null || userHandle === userHandleOf(sub);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("Credential");
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(what: string): InvalidParameterError {
  return new InvalidParameterError(`Invalid ${what}: not a serialized public key credential.`);
}
