import type { Context } from "@aws-appsync/utils";
import type { MutationCompletePasskeyArgs, PasskeyChange } from "./generated/schema";
import { passkeyChange, wantPasskeys } from "./lib/passkeys";
import { checkObject } from "./lib/sessionData";
import type { Stash } from "./lib/stash";

/** Registers what the authenticator has created. Cognito verifies it; its challenge is startPasskey's, so that was fresh. */
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

/** The passkeys with the new one. */
export function response(ctx: Context<MutationCompletePasskeyArgs, Stash>): PasskeyChange {
  return passkeyChange(ctx.stash);
}
