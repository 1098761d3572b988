/** Why a token is rejected. */
export type TokenFault = "malformed" | "signature" | "issuer" | "expired" | "notYetValid";

/** The operations of Cognito user pools that other services use. */
export interface UserPoolsPort {
  /**
   * The claims of a valid token of this pool. A revoked token stays valid until it expires.
   * @throws AwsError; `tokenFaultOf` returns its reason
   */
  verifyToken(userPoolId: string, jwt: string): Record<string, any>;
  /** Whether the user of verified claims exists, is enabled and has not signed out since the token was issued. */
  isSignedIn(userPoolId: string, claims: Record<string, any>): boolean;
}

/** The reason why `verifyToken` rejected a token; undefined for any other error. */
export function tokenFaultOf(error: unknown): TokenFault | undefined {
  return (error as { fault?: TokenFault } | undefined)?.fault;
}
