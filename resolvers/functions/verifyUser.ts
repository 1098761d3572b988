import type { AppSyncIdentityCognito, Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { fail, failTryAgain, failUnavailable } from "../lib/fail";
import type { Stash } from "../lib/stash";
import { readGetUser } from "../lib/readGetUser";
import { tokenOf } from "../lib/tokenOf";

/**
 * Asks Cognito once per verify interval whether the caller's token is still good: AppSync itself accepts a revoked one,
 * or one of a user who is disabled or deleted, until it expires. GetUser is a public operation that the token
 * itself authorizes: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html
 */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  if (ctx.stash.verifyDue !== true) runtime.earlyReturn(null, { skipTo: "NEXT" });
  const claims = (ctx.identity as AppSyncIdentityCognito | null | undefined)?.claims;
  const token = tokenOf(ctx.request.headers, claims?.jti ?? "");
  // As at the start of a subscription whose connection was opened with an older token.
  if (token === "") fail("TryAgain", "Ask for your session first, then send the same again.");
  return {
    method: "POST",
    resourcePath: "/",
    params: {
      headers: {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "AWSCognitoIdentityProviderService.GetUser",
      },
      body: JSON.stringify({ AccessToken: token }),
    },
  };
}

/** Hands on what Cognito says. Without an answer the field fails: nobody goes on unverified. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  if (ctx.error) failUnavailable();
  const answer = readGetUser(ctx.result);
  if (answer.outcome === "unclear") failUnavailable();
  if (answer.outcome === "good") {
    ctx.stash.verified = true;
    ctx.stash.email = answer.email;
    return null;
  }
  // Cognito refuses an expired token as well, which ends no session: the client's next one is good again.
  const expiresAt = ctx.stash.caller?.tokenExpiresAt ?? 0;
  if (util.time.nowEpochSeconds() >= expiresAt - 1) failTryAgain();
  ctx.stash.refused = true;
  return null;
}
