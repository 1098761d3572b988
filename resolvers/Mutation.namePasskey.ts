import type { Context } from "@aws-appsync/utils";
import type { MutationNamePasskeyArgs, PasskeyChange } from "./generated/schema";
import { checkText } from "./lib/checkInput";
import { checkPasskeyId, passkeyChange, wantPasskeys } from "./lib/passkeys";
import type { Stash } from "./lib/stash";

const longestName = 60;

/** Gives a passkey the user's own name. It does not change the sign-in: no fresh sign-in is needed, and no mail is sent. */
export function request(ctx: Context<MutationNamePasskeyArgs, Stash>) {
  ctx.stash.wanted = wantPasskeys({ passkeyNames: true });
  ctx.stash.passkeyNaming = {
    id: checkPasskeyId(ctx.args.id),
    name: checkText("name", ctx.args.name, longestName),
  };
  ctx.stash.cognitoCalls = [{ operation: "ListWebAuthnCredentials", input: {} }];
  return {};
}

/** The passkeys under their names. */
export function response(ctx: Context<MutationNamePasskeyArgs, Stash>): PasskeyChange {
  return passkeyChange(ctx.stash);
}
