import type { CognitoResponse, CognitoBody } from "./cognito";

/** Errors of Cognito for an invalid token or user. */
const refusals = [
  "NotAuthorizedException",
  "UserNotFoundException",
  "UserNotConfirmedException",
  "PasswordResetRequiredException",
];

/**
 * Whether the caller's token is still valid. Any other error, such as throttling, leaves it
 * unclear.
 */
export function tokenOutcome(response: CognitoResponse): CognitoResponse["outcome"] {
  if (response.outcome !== "refused") return response.outcome;
  return refusals.indexOf(response.reason) >= 0 ? "refused" : "unclear";
}

/** The address in the body of GetUser, if Cognito has verified it; "" otherwise. */
export function verifiedEmail(body: CognitoBody): string {
  const attributes = (body.UserAttributes ?? []) as { Name: string; Value?: string }[];
  const verified = attributes.some(
    (attribute) => attribute.Name === "email_verified" && attribute.Value === "true",
  );
  return verified ? emailIn(body) : "";
}

/** The address in the body of GetUser, verified or not; "" for none. */
export function emailIn(body: CognitoBody): string {
  const attributes = (body.UserAttributes ?? []) as { Name: string; Value?: string }[];
  return attributes.find((attribute) => attribute.Name === "email")?.Value ?? "";
}

/** Whether the body of GetUser names an authenticator app among the user's second factors. */
export function hasAuthenticator(body: CognitoBody): boolean {
  const factors = (body.UserMFASettingList ?? []) as string[];
  return factors.indexOf("SOFTWARE_TOKEN_MFA") >= 0;
}
