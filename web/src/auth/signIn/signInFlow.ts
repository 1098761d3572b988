import type { SignInMethod } from "../../api/types";

/** The next step of a sign-in. */
export type NextStep =
  /** None: Cognito has returned tokens. With cookies, the session at the store has started too. */
  | { kind: "done"; method: SignInMethod }
  /** A code of the user's authenticator: sendCode. */
  | { kind: "code" }
  /** Set-up of a first authenticator: setUp, then confirmSetUp. */
  | { kind: "setUp" }
  /** A new password to replace the store's: setPassword. */
  | { kind: "newPassword" }
  /** The user has to confirm the address or set a new password first, on other pages. */
  | { kind: "confirmSignUp" | "resetPassword" }
  /** Another method: the account has no usable passkey. */
  | { kind: "noPasskey" }
  /** A step that this site does not support. */
  | { kind: "other" };

/**
 * One sign-in, from the password to the tokens, for every token storage. Methods throw errors for
 * explainCognito.
 */
export interface SignInFlow {
  withPassword(email: string, password: string): Promise<NextStep>;
  /** Throws errors for explainPasskey. */
  withPasskey(email: string): Promise<NextStep>;
  sendCode(code: string): Promise<NextStep>;
  /** The secret of a new authenticator. */
  setUp(): Promise<string>;
  confirmSetUp(code: string): Promise<NextStep>;
  setPassword(password: string): Promise<NextStep>;
}
