import type { Context } from "@aws-appsync/utils";
import type { AuthenticatorSecret, MutationSetUpSignInArgs } from "./generated/schema";
import { secretCode } from "./lib/secretCode";
import { requireCookieGuest } from "./lib/cookieMode";
import type { Stash } from "./lib/stash";

/** Requests the secret of a new authenticator during a sign-in. */
export function request(ctx: Context<MutationSetUpSignInArgs, Stash>) {
  requireCookieGuest(ctx.identity);
  const body = { Session: ctx.args.session };
  ctx.stash.cognito = { operation: "AssociateSoftwareToken", input: body };
  return {};
}

/** The secret and the Cognito session for the next call. */
export function response(ctx: Context<MutationSetUpSignInArgs, Stash>): AuthenticatorSecret {
  const result = ctx.stash.cognitoResponse;
  const session = (result?.Session ?? null) as string | null;
  return { secret: secretCode(result), session };
}
