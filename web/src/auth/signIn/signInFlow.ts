import type { SignInMethod } from "../../api/types";

/** What a sign-in asks for next. */
export type NextStep =
  /** Nothing: Cognito has given tokens. With cookies, the session at the store runs too. */
  | { kind: "done"; method: SignInMethod }
  /** A code of the user's authenticator: sendCode. */
  | { kind: "code" }
  /** A first authenticator: setUp, then confirmSetUp. */
  | { kind: "setUp" }
  /** A new password instead of the store's: setPassword. */
  | { kind: "newPassword" }
  /** The address has to be confirmed first, or a new password set, on other pages. */
  | { kind: "confirmSignUp" | "resetPassword" }
  /** Another way: no passkey signs in to this account here. */
  | { kind: "noPasskey" }
  /** What this site does not offer. */
  | { kind: "other" };

/** One sign-in, from the password to the tokens, for every storage. Methods throw what explainCognito explains. */
export interface SignInFlow {
  withPassword(email: string, password: string): Promise<NextStep>;
  /** Throws what explainPasskey explains. */
  withPasskey(email: string): Promise<NextStep>;
  sendCode(code: string): Promise<NextStep>;
  /** The secret of a new authenticator. */
  setUp(): Promise<string>;
  confirmSetUp(code: string): Promise<NextStep>;
  setPassword(password: string): Promise<NextStep>;
}
