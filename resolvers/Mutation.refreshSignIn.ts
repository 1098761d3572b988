import type { Context } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { SignedIn } from "./generated/schema";
import { requireCookieGuest } from "./lib/cookieMode";
import { signedIn } from "./lib/signInView";
import type { Stash } from "./lib/stash";
import { clearTokens, keepTokens, refreshTokenOf } from "./lib/tokenCookies";

/** Errors of Cognito for an invalid refresh token or user. Any other error does not change the cookies. */
const overReasons = [
  "NotAuthorizedException",
  "UserNotFoundException",
  "UserNotConfirmedException",
  "PasswordResetRequiredException",
  "RefreshTokenReuseException",
  "InvalidParameterException",
];

/** Exchanges the refresh token. This operation works with and without rotation. */
export function request(ctx: Context<unknown, Stash>) {
  requireCookieGuest(ctx.identity);
  const token = refreshTokenOf(ctx.request.headers);
  if (token === "") return {};
  const body = { ClientId: STORE.userPoolClientId, RefreshToken: token };
  ctx.stash.cognito = { operation: "GetTokensFromRefreshToken", input: body };
  ctx.stash.refusable = overReasons;
  return {};
}

/**
 * The signed-in user. If the sign-in is over, the field deletes the cookies and appends its error:
 * an error that ended the field could drop the header.
 */
export function response(ctx: Context<unknown, Stash>): SignedIn | null {
  const { tokens, over } = ctx.stash;
  if (tokens !== undefined && over === undefined) {
    keepTokens(ctx.stash);
    return signedIn(ctx.stash);
  }
  clearTokens();
  const message = "This sign-in is over. Sign in again to go on.";
  util.appendError(message, over ?? "SessionExpired", null, null);
  return null;
}
