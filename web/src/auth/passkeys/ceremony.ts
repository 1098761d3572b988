/**
 * Both ceremonies of WebAuthn with the browser's own conversion from and to JSON
 * (https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON). Both throw DOMException:
 * see explainPasskey.
 */

/**
 * Creates a passkey. Takes WebAuthn's creation options as JSON, returns its registration response
 * as JSON.
 */
export async function createPasskey(optionsJson: string): Promise<string> {
  const options = JSON.parse(optionsJson) as PublicKeyCredentialCreationOptionsJSON;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return asJson(await navigator.credentials.create({ publicKey }));
}

/**
 * Signs with a passkey. Takes WebAuthn's request options as JSON, returns its authentication
 * response as JSON.
 */
export async function usePasskey(optionsJson: string): Promise<string> {
  const options = JSON.parse(optionsJson) as PublicKeyCredentialRequestOptionsJSON;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return asJson(await navigator.credentials.get({ publicKey }));
}

function asJson(credential: Credential | null): string {
  if (credential === null) throw new DOMException("There is no credential.", "NotAllowedError");
  return JSON.stringify((credential as PublicKeyCredential).toJSON());
}
