/**
 * What the stack decides. AppSync's JavaScript has no environment here, so bundling puts each value in the place of its
 * name (infra/api/storeConstants.ts).
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
  /** The user pool's client that users sign in with. */
  readonly userPoolClientId: string;
  /** The identity pool whose guests may shop. */
  readonly identityPoolId: string;
  /** Sender of confirmations; "" when the store sends none. */
  readonly emailSender: string;
  /** Seconds that a guest's cart lives after its last change. */
  readonly guestCartSeconds: number;
  /** Seconds that a user's cart lives after its last change. */
  readonly userCartSeconds: number;
  /** Milliseconds that a session lives after its last use. */
  readonly sessionIdleMs: number;
  /** Milliseconds that a session lives after the sign-in. */
  readonly sessionAbsoluteMs: number;
  /** Milliseconds after which a session is touched again. */
  readonly sessionTouchMs: number;
  /** Milliseconds after which Cognito is asked again. */
  readonly sessionVerifyMs: number;
  /** Whether the store's page signs in through this API, and cookies keep its tokens. */
  readonly cookieMode: boolean;
  /** Seconds that a refresh token lives. */
  readonly refreshSeconds: number;
  /** Seconds after the sign-in when no token of it can live any more; until then an ended session stays as a tombstone. */
  readonly sessionKeepSeconds: number;
  /** Bytes of application data in a session, at most. */
  readonly sessionDataBytes: number;
  /** Live sessions of one user, at most. */
  readonly sessionsPerUser: number;
  /** Seconds after a sign-in within which the account's security may be changed. */
  readonly freshSignInSeconds: number;
  /** Whether users may, or must, have a second factor. */
  readonly mfa: "off" | "optional" | "required";
  /** Whether users may register passkeys. */
  readonly passkeys: "off" | "on";
};
