import type { Context } from "@aws-appsync/utils";
import { failUnavailable } from "./lib/fail";
import { wantPasskeys } from "./lib/passkeys";
import type { Stash } from "./lib/stash";

/** Requests the options with which a browser creates a passkey from Cognito. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.wanted = wantPasskeys({ freshSignIn: true });
  ctx.stash.cognitoCalls = [{ operation: "StartWebAuthnRegistration", input: {} }];
  return {};
}

/** WebAuthn's creation options. */
export function response(ctx: Context<unknown, Stash>): string {
  const options = ctx.stash.cognitoBodies?.StartWebAuthnRegistration?.CredentialCreationOptions;
  if (options === undefined) failUnavailable();
  return JSON.stringify(options);
}
