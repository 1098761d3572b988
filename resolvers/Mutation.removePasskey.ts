import type { Context } from "@aws-appsync/utils";
import type { MutationRemovePasskeyArgs, PasskeyChange } from "./generated/schema";
import { checkPasskeyId, passkeyChange, wantPasskeys } from "./lib/passkeys";
import type { Stash } from "./lib/stash";

/**
 * Removes a passkey and its name. Sessions that it started continue; the user can end them like all
 * others.
 */
export function request(ctx: Context<MutationRemovePasskeyArgs, Stash>) {
  const CredentialId = checkPasskeyId(ctx.args.id);
  ctx.stash.wanted = wantPasskeys({ freshSignIn: true, passkeyNames: true });
  ctx.stash.cognitoCalls = [
    { operation: "DeleteWebAuthnCredential", input: { CredentialId }, mayBeMissing: true },
    { operation: "ListWebAuthnCredentials", input: {} },
  ];
  ctx.stash.securityChange = "passkeyRemoved";
  return {};
}

/** The remaining passkeys. */
export function response(ctx: Context<MutationRemovePasskeyArgs, Stash>): PasskeyChange {
  return passkeyChange(ctx.stash);
}
