import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { callerToken } from "../lib/callerToken";
import { cognitoRequest, readCognito } from "../lib/cognito";
import { failTryAgain, failUnavailable } from "../lib/fail";
import { tokenOutcome, verifiedEmail } from "../lib/readGetUser";
import { isTokenOver } from "../lib/isTokenOver";
import type { Stash } from "../lib/stash";

/**
 * Checks with Cognito once per verify interval that the caller's token is valid: until a token
 * expires, AppSync also accepts one that is revoked or whose user is disabled or deleted. GetUser
 * is a public operation that the token itself authorizes:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html
 */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  if (ctx.stash.verifyDue !== true) runtime.earlyReturn(null, { skipTo: "NEXT" });
  return cognitoRequest("GetUser", { AccessToken: callerToken(ctx) });
}

/**
 * Evaluates Cognito's response. Without a response the field fails: no caller continues unverified.
 */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  if (ctx.error) failUnavailable();
  const result = readCognito(ctx.result);
  const outcome = tokenOutcome(result);
  if (outcome === "unclear") failUnavailable();
  if (outcome === "good") {
    ctx.stash.verified = true;
    ctx.stash.email = verifiedEmail(result.body);
    return null;
  }
  // Cognito also refuses an expired token. That ends no session: the client's next token is valid.
  if (isTokenOver(ctx.stash)) failTryAgain();
  ctx.stash.refused = true;
  return null;
}
