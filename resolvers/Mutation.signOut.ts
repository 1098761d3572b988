import type { Context } from "@aws-appsync/utils";
import { requireCookieGuest } from "./lib/cookieMode";
import type { Stash } from "./lib/stash";
import { clearTokens, refreshTokenOf } from "./lib/tokenCookies";

/** Revokes the refresh token. */
export function request(ctx: Context<unknown, Stash>) {
  requireCookieGuest(ctx.identity);
  ctx.stash.revoking = refreshTokenOf(ctx.request.headers);
  return {};
}

/** Deletes the cookies in any case. Returns true also if there was no token to revoke. */
export function response(ctx: Context<unknown, Stash>): boolean {
  clearTokens();
  return ctx.stash.revoking === "" || ctx.stash.revoked === true;
}
