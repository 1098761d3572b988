import type { SignedIn, SignInStep } from "../generated/schema";
import { fail, failUnavailable } from "./fail";
import type { Stash } from "./stash";

/** The state of a sign-in in progress, for the client; never contains a token. */
export function signInStep(stash: Stash): SignInStep {
  if (stash.tokens !== undefined) return { done: true, user: signedIn(stash) };
  const response = stash.cognitoResponse ?? {};
  const challenge = response.ChallengeName as string | undefined;
  if (challenge === undefined) failUnavailable();
  if (challenge === "NEW_PASSWORD_REQUIRED") refuseFirstPassword();
  return {
    done: false,
    challenge,
    session: (response.Session ?? null) as string | null,
    parameters: response.ChallengeParameters ?? {},
    choices: (response.AvailableChallenges ?? null) as string[] | null,
  };
}

/** The user of the tokens. */
export function signedIn({ caller, email }: Stash): SignedIn {
  if (caller === undefined) failUnavailable();
  return {
    email: email === undefined || email === "" ? null : email,
    sessionId: caller.sessionId,
    expiresAt: caller.tokenExpiresAt,
  };
}

/** Cognito requires a new password here. AppSync may log it, so it must not be sent this way. */
function refuseFirstPassword(): never {
  fail(
    "CognitoRefused",
    "This account still has a password that the store chose. It cannot be changed here. Ask the store.",
    { reason: "NewPasswordRequired" },
  );
}
