import type { Context } from "@aws-appsync/utils";
import type { MutationBeginSignInArgs, SignInStep } from "./generated/schema";
import { requireCookieGuest } from "./lib/cookieMode";
import { fail } from "./lib/fail";
import { matchesWhole } from "./lib/matchesWhole";
import { signInStep } from "./lib/signInView";
import type { Stash } from "./lib/stash";

/** Begins a sign-in with SRP, or with a passkey if the user has one. */
export function request(ctx: Context<MutationBeginSignInArgs, Stash>) {
  requireCookieGuest(ctx.identity);
  const { email, factor } = ctx.args;
  const username = { USERNAME: email };
  const passkey = factor === "PASSKEY";
  const parameters = passkey
    ? { ...username, PREFERRED_CHALLENGE: "WEB_AUTHN" }
    : { ...username, SRP_A: checkPublicValue(ctx.args.srpA ?? "") };
  const AuthFlow = passkey ? "USER_AUTH" : "USER_SRP_AUTH";
  const body = { AuthFlow, ClientId: STORE.userPoolClientId, AuthParameters: parameters };
  ctx.stash.cognito = { operation: "InitiateAuth", input: body };
  return {};
}

/** Cognito's first challenge. */
export function response(ctx: Context<MutationBeginSignInArgs, Stash>): SignInStep {
  return signInStep(ctx.stash);
}

/** SRP uses a group of 3072 bits: 768 hexadecimal digits, and two more for the sign. */
function checkPublicValue(digits: string): string {
  if (digits.length > 770 || !matchesWhole("^[0-9a-fA-F]+$", digits)) {
    fail("InvalidInput", "srpA must be SRP's public value A in hexadecimal digits.");
  }
  return digits;
}
