import type { Context } from "@aws-appsync/utils";
import type { MutationAnswerSignInArgs, SignInStep } from "./generated/schema";
import { checkText } from "./lib/checkInput";
import { requireCookieGuest } from "./lib/cookieMode";
import { endSubscriptions } from "./lib/endSubscriptions";
import { checkAnswers, methodOf } from "./lib/signInAnswers";
import { signInStep } from "./lib/signInView";
import type { Stash } from "./lib/stash";
import { keepTokens, refreshTokenOf } from "./lib/tokenCookies";

/**
 * Responds to a challenge. When Cognito returns tokens, the pipeline starts the session as
 * startSession does.
 */
export function request(ctx: Context<MutationAnswerSignInArgs, Stash>) {
  requireCookieGuest(ctx.identity);
  const { challenge, session, answers, device } = ctx.args;
  checkText("device", device, 100);
  const body = {
    ClientId: STORE.userPoolClientId,
    ChallengeName: challenge,
    ...(session === undefined || session === null ? {} : { Session: session }),
    ChallengeResponses: checkAnswers(challenge, answers),
  };
  ctx.stash.cognito = { operation: "RespondToAuthChallenge", input: body };
  ctx.stash.signedInBy = methodOf(challenge);
  ctx.stash.signedInBySeen = true;
  ctx.stash.revoking = refreshTokenOf(ctx.request.headers);
  return {};
}

/**
 * The next challenge, or the signed-in user. The tokens go into cookies only when the session runs.
 */
export function response(ctx: Context<MutationAnswerSignInArgs, Stash>): SignInStep {
  const { caller, endingIds } = ctx.stash;
  const step = signInStep(ctx.stash);
  keepTokens(ctx.stash);
  if (caller !== undefined) endSubscriptions(caller.ownerId, endingIds ?? []);
  return step;
}
