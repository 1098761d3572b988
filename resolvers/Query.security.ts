import type { Context } from "@aws-appsync/utils";
import type { Security } from "./generated/schema";
import { failUnavailable } from "./lib/fail";
import { hasAuthenticator } from "./lib/readGetUser";
import { securityView } from "./lib/securityView";
import type { Stash } from "./lib/stash";

/**
 * The security settings of the caller's account. They are read from Cognito, because clients can
 * also change them there.
 */
export function request(ctx: Context<unknown, Stash>) {
  const hasPasskeys = STORE.passkeys === "on";
  const passkeys = [{ operation: "ListWebAuthnCredentials", input: {} }];
  ctx.stash.wanted = { passkeyNames: hasPasskeys };
  ctx.stash.cognitoCalls = [{ operation: "GetUser", input: {} }, ...(hasPasskeys ? passkeys : [])];
  return {};
}

/** Cognito's settings, and how long ago the caller signed in. */
export function response(ctx: Context<unknown, Stash>): Security {
  const user = ctx.stash.cognitoBodies?.GetUser;
  if (user === undefined) failUnavailable();
  return securityView(ctx.stash, hasAuthenticator(user));
}
