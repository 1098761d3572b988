import type { Context } from "@aws-appsync/utils";
import type { MutationConfirmSetUpArgs, SignInStep } from "./generated/schema";
import { checkCode } from "./lib/checkInput";
import { requireCookieGuest } from "./lib/cookieMode";
import type { Stash } from "./lib/stash";

/** Verifies a code of the new authenticator. */
export function request(ctx: Context<MutationConfirmSetUpArgs, Stash>) {
  requireCookieGuest(ctx.identity);
  const body = { Session: ctx.args.session, UserCode: checkCode(ctx.args.code) };
  ctx.stash.cognito = { operation: "VerifySoftwareToken", input: body };
  return {};
}

/** The challenge that led here, with the session for the response to it. */
export function response(ctx: Context<MutationConfirmSetUpArgs, Stash>): SignInStep {
  const session = (ctx.stash.cognitoResponse?.Session ?? null) as string | null;
  return { done: false, challenge: "MFA_SETUP", session, parameters: {} };
}
