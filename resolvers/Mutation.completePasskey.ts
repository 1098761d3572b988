import type { Context } from "@aws-appsync/utils";
import type { MutationCompletePasskeyArgs, PasskeyChange } from "./generated/schema";
import { passkeyChange, wantPasskeys } from "./lib/passkeys";
import { checkObject } from "./lib/sessionData";
import type { Stash } from "./lib/stash";

/**
 * Registers the credential of the authenticator. Cognito verifies it. startPasskey issued the
 * challenge and required a fresh sign-in.
 */
export function request(ctx: Context<MutationCompletePasskeyArgs, Stash>) {
  ctx.stash.wanted = wantPasskeys({ passkeyNames: true });
  const Credential = checkObject(ctx.args.credential, "credential");
  ctx.stash.cognitoCalls = [
    { operation: "CompleteWebAuthnRegistration", input: { Credential } },
    { operation: "ListWebAuthnCredentials", input: {} },
  ];
  ctx.stash.securityChange = "passkeyAdded";
  return {};
}

/** The passkeys, including the new one. */
export function response(ctx: Context<MutationCompletePasskeyArgs, Stash>): PasskeyChange {
  return passkeyChange(ctx.stash);
}
