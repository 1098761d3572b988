/** Why a token is refused. */
export type TokenFault = "malformed" | "signature" | "issuer" | "expired" | "notYetValid";

/** What other services use of Cognito user pools. */
export interface UserPoolsPort {
  /**
   * The claims of a valid token of this pool. A revoked token stays valid until it expires.
   * @throws AwsError; `tokenFaultOf` reads its reason
   */
  verifyToken(userPoolId: string, jwt: string): Record<string, any>;
  /** Whether the user of verified claims exists, is enabled and has not signed out since the token was issued. */
  isSignedIn(userPoolId: string, claims: Record<string, any>): boolean;
}

/** Why `verifyToken` has refused a token; undefined for any other error. */
export function tokenFaultOf(error: unknown): TokenFault | undefined {
  return (error as { fault?: TokenFault } | undefined)?.fault;
}
