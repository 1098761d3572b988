import type { CognitoBody } from "./cognito";
import { failUnavailable } from "./fail";

/** The secret of a new authenticator in the response of AssociateSoftwareToken, in Base32. */
export function secretCode(body: CognitoBody | undefined): string {
  const secret = `${body?.SecretCode ?? ""}`;
  if (secret === "") failUnavailable();
  return secret;
}
