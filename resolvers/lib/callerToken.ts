import type { AppSyncIdentityCognito, Context } from "@aws-appsync/utils";
import { fail } from "./fail";
import { tokenOf } from "./tokenOf";

/**
 * The caller's own access token. Ends the field with TryAgain if the request does not hold the
 * token that AppSync has verified.
 */
export function callerToken(ctx: Pick<Context, "identity" | "request">): string {
  const claims = (ctx.identity as AppSyncIdentityCognito | null | undefined)?.claims;
  const token = tokenOf(ctx.request.headers, claims?.jti ?? "");
  // E.g. at the start of a subscription whose connection was opened with an older token.
  if (token === "") fail("TryAgain", "Ask for your session first, then send the same again.");
  return token;
}
