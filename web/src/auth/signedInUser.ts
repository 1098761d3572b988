/** The signed-in user. It contains no secret. */
export interface SignedInUser {
  email: string;
  /** The token's origin_jti: the id of the session at the store. */
  sessionId: string;
}
