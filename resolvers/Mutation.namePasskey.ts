import type { Context } from "@aws-appsync/utils";
import type { MutationNamePasskeyArgs, PasskeyChange } from "./generated/schema";
import { checkText } from "./lib/checkInput";
import { checkPasskeyId, passkeyChange, wantPasskeys } from "./lib/passkeys";
import type { Stash } from "./lib/stash";

const longestName = 60;

/**
 * Gives a passkey a name. The name does not affect the sign-in, so the field requires no fresh
 * sign-in and sends no mail.
 */
export function request(ctx: Context<MutationNamePasskeyArgs, Stash>) {
  ctx.stash.wanted = wantPasskeys({ passkeyNames: true });
  ctx.stash.passkeyNaming = {
    id: checkPasskeyId(ctx.args.id),
    name: checkText("name", ctx.args.name, longestName),
  };
  ctx.stash.cognitoCalls = [{ operation: "ListWebAuthnCredentials", input: {} }];
  return {};
}

/** The passkeys with their names. */
export function response(ctx: Context<MutationNamePasskeyArgs, Stash>): PasskeyChange {
  return passkeyChange(ctx.stash);
}
