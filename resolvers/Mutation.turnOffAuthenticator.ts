import type { Context } from "@aws-appsync/utils";
import type { Security } from "./generated/schema";
import { fail } from "./lib/fail";
import { securityView } from "./lib/securityView";
import type { Stash } from "./lib/stash";

/**
 * Turns the second step off, even if the store no longer offers it. GetUser returns whether there
 * is one.
 */
export function request(ctx: Context<unknown, Stash>) {
  if (STORE.mfa === "required") {
    fail(
      "NotOffered",
      "This store requires a second step of every user. Set up another app instead.",
    );
  }
  const settings = { Enabled: false, PreferredMfa: false };
  ctx.stash.wanted = { freshSignIn: true };
  ctx.stash.cognitoCalls = [
    { operation: "GetUser", input: {} },
    { operation: "SetUserMFAPreference", input: { SoftwareTokenMfaSettings: settings } },
  ];
  ctx.stash.securityChange = "authenticatorOff";
  return {};
}

/** The account without a second step. */
export function response(ctx: Context<unknown, Stash>): Security {
  return securityView(ctx.stash, false);
}
