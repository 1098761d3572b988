import type { AccessClaims } from "./caller";
import { userOfClaims } from "./caller";
import { failUnavailable } from "./fail";
import { claimsOf } from "./jsonOf";
import type { Stash } from "./stash";

interface AuthenticationResult {
  AccessToken: string;
  IdToken: string;
  RefreshToken?: string;
  ExpiresIn: number;
}

/**
 * Stores the tokens of Cognito's response, if there are any, and their user. They come directly
 * from Cognito, so their signatures need no verification. The address counts only if Cognito has
 * verified it.
 */
export function takeTokens(stash: Stash): void {
  const result = stash.cognitoResponse?.AuthenticationResult as AuthenticationResult | undefined;
  if (result === undefined || result === null) return;
  const claims = claimsOf(result.AccessToken) as unknown as AccessClaims;
  // Without origin_jti, sessions could not be distinguished.
  if (claims.origin_jti === undefined) failUnavailable();
  const { email, email_verified: verified } = claimsOf(result.IdToken);
  stash.tokens = {
    access: result.AccessToken,
    accessSeconds: result.ExpiresIn,
    refresh: result.RefreshToken ?? "",
  };
  stash.caller = userOfClaims(claims);
  stash.email = verified === true || verified === "true" ? ((email ?? "") as string) : "";
}
