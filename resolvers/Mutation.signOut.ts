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

/** The cookies go in any case; true where there was nothing to revoke, too. */
export function response(ctx: Context<unknown, Stash>): boolean {
  clearTokens();
  return ctx.stash.revoking === "" || ctx.stash.revoked === true;
}
