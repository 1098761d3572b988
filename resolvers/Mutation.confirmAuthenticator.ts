import type { Context } from "@aws-appsync/utils";
import type { MutationConfirmAuthenticatorArgs, Security } from "./generated/schema";
import { checkCode, checkText } from "./lib/checkInput";
import { fail } from "./lib/fail";
import { securityView } from "./lib/securityView";
import type { Stash } from "./lib/stash";

/** Turns the second step on if the code of the app from startAuthenticator is right. */
export function request(ctx: Context<MutationConfirmAuthenticatorArgs, Stash>) {
  if (STORE.mfa === "off") fail("NotOffered", "This store has no second step of sign-in.");
  const { code, name } = ctx.args;
  const given = name ?? "";
  const named = given === "" ? {} : { FriendlyDeviceName: checkText("name", given, 100) };
  const settings = { Enabled: true, PreferredMfa: true };
  ctx.stash.cognitoCalls = [
    { operation: "VerifySoftwareToken", input: { UserCode: checkCode(code), ...named } },
    { operation: "SetUserMFAPreference", input: { SoftwareTokenMfaSettings: settings } },
  ];
  ctx.stash.securityChange = "authenticatorOn";
  return {};
}

/** The account with its second step. */
export function response(ctx: Context<MutationConfirmAuthenticatorArgs, Stash>): Security {
  return securityView(ctx.stash, true);
}
