/**
 * Constants of the stack. AppSync's JavaScript has no environment variables here, so bundling
 * replaces each name by its value (infra/api/storeConstants.ts).
 */
declare const STORE: {
  readonly productsTable: string;
  readonly cartsTable: string;
  readonly purchasesTable: string;
  readonly sessionsTable: string;
  readonly shelvesTable: string;
  readonly historyTable: string;
  /** The user pool. */
  readonly userPoolId: string;
  /** The user pool client that signs users in. */
  readonly userPoolClientId: string;
  /** The identity pool whose guests may shop. */
  readonly identityPoolId: string;
  /** Sender of confirmations; "" if the store sends none. */
  readonly emailSender: string;
  /** Lifetime of a guest's cart after its last change, in seconds. */
  readonly guestCartSeconds: number;
  /** Lifetime of a user's cart after its last change, in seconds. */
  readonly userCartSeconds: number;
  /** Lifetime of a session after its last use, in milliseconds. */
  readonly sessionIdleMs: number;
  /** Lifetime of a session after the sign-in, in milliseconds. */
  readonly sessionAbsoluteMs: number;
  /** Milliseconds after which a session is touched again. */
  readonly sessionTouchMs: number;
  /** Milliseconds after which Cognito verifies the token again. */
  readonly sessionVerifyMs: number;
  /** Whether the store's page signs in through this API and keeps its tokens in cookies. */
  readonly cookieMode: boolean;
  /** Lifetime of a refresh token, in seconds. */
  readonly refreshSeconds: number;
  /**
   * Seconds after the sign-in after which all its tokens have expired. Until then an ended session
   * is kept as a tombstone.
   */
  readonly sessionKeepSeconds: number;
  /** Maximum size of the application data in a session, in bytes. */
  readonly sessionDataBytes: number;
  /** Maximum number of live sessions of one user. */
  readonly sessionsPerUser: number;
  /** Seconds after a sign-in within which the account's security settings may be changed. */
  readonly freshSignInSeconds: number;
  /** Whether users may or must have a second factor. */
  readonly mfa: "off" | "optional" | "required";
  /** Whether users may register passkeys. */
  readonly passkeys: "off" | "on";
};
