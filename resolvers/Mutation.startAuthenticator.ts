import type { Context } from "@aws-appsync/utils";
import type { AuthenticatorSecret } from "./generated/schema";
import { fail } from "./lib/fail";
import { secretCode } from "./lib/secretCode";
import type { Stash } from "./lib/stash";

/**
 * Requests the secret of a new authenticator app from Cognito. An app in use stays active until
 * confirmAuthenticator.
 */
export function request(ctx: Context<unknown, Stash>) {
  if (STORE.mfa === "off") fail("NotOffered", "This store has no second step of sign-in.");
  ctx.stash.wanted = { freshSignIn: true };
  ctx.stash.cognitoCalls = [{ operation: "AssociateSoftwareToken", input: {} }];
  return {};
}

/** The secret. The client converts it to the URI of a QR code. */
export function response(ctx: Context<unknown, Stash>): AuthenticatorSecret {
  return { secret: secretCode(ctx.stash.cognitoBodies?.AssociateSoftwareToken) };
}
