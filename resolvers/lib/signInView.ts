import type { SignedIn, SignInStep } from "../generated/schema";
import { fail, failUnavailable } from "./fail";
import type { Stash } from "./stash";

/** What a client gets about a sign-in in progress; never a token. */
export function signInStep(stash: Stash): SignInStep {
  if (stash.tokens !== undefined) return { done: true, user: signedIn(stash) };
  const answer = stash.cognitoAnswer ?? {};
  const challenge = answer.ChallengeName as string | undefined;
  if (challenge === undefined) failUnavailable();
  if (challenge === "NEW_PASSWORD_REQUIRED") refuseFirstPassword();
  return {
    done: false,
    challenge,
    session: (answer.Session ?? null) as string | null,
    parameters: answer.ChallengeParameters ?? {},
    choices: (answer.AvailableChallenges ?? null) as string[] | null,
  };
}

/** Who the tokens are of. */
export function signedIn({ caller, email }: Stash): SignedIn {
  if (caller === undefined) failUnavailable();
  return {
    email: email === undefined || email === "" ? null : email,
    sessionId: caller.sessionId,
    expiresAt: caller.tokenExpiresAt,
  };
}

/** AppSync may log what passes it, so the password that Cognito wants here cannot come this way. */
function refuseFirstPassword(): never {
  fail(
    "CognitoRefused",
    "This account still has a password of the store's choice, which cannot be changed here. Ask the store.",
    { reason: "NewPasswordRequired" },
  );
}
