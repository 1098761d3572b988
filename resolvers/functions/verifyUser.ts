import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { callerToken } from "../lib/callerToken";
import { cognitoRequest, readCognito } from "../lib/cognito";
import { failTryAgain, failUnavailable } from "../lib/fail";
import { tokenOutcome, verifiedEmail } from "../lib/readGetUser";
import { isTokenOver } from "../lib/isTokenOver";
import type { Stash } from "../lib/stash";

/**
 * Asks Cognito once per verify interval whether the caller's token is still valid: AppSync itself accepts a revoked one,
 * or one of a user who is disabled or deleted, until it expires. GetUser is a public operation that the token
 * itself authorizes: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html
 */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  if (ctx.stash.verifyDue !== true) runtime.earlyReturn(null, { skipTo: "NEXT" });
  return cognitoRequest("GetUser", { AccessToken: callerToken(ctx) });
}

/** Passes on Cognito's response. Without a response the field fails: no caller continues unverified. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  if (ctx.error) failUnavailable();
  const answer = readCognito(ctx.result);
  const outcome = tokenOutcome(answer);
  if (outcome === "unclear") failUnavailable();
  if (outcome === "good") {
    ctx.stash.verified = true;
    ctx.stash.email = verifiedEmail(answer.body);
    return null;
  }
  // Cognito refuses an expired token as well, which ends no session: the client's next one is good again.
  if (isTokenOver(ctx.stash)) failTryAgain();
  ctx.stash.refused = true;
  return null;
}
