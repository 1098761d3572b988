import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { isSent, mailRequest } from "../lib/mail";
import { hasAuthenticator } from "../lib/readGetUser";
import { securityMail } from "../lib/securityMail";
import type { Stash } from "../lib/stash";

/**
 * Mails the account's owner about the change of this field (stash.securityChange), to the address
 * that Cognito has verified. Skipped if the store sends no mail or Cognito has no verified address.
 */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  const { securityChange, session } = ctx.stash;
  const email = session?.Email ?? "";
  if (securityChange === undefined || isNoChange(ctx.stash)) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  ctx.stash.notice = "NOT_CONFIGURED";
  if (STORE.emailSender === "" || email === "") runtime.earlyReturn(null, { skipTo: "NEXT" });
  return mailRequest(email, securityMail(securityChange));
}

/**
 * The change has already happened: a failed mail does not undo it. Its outcome is stored in the
 * stash.
 */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  ctx.stash.notice = isSent(ctx.error, ctx.result) ? "SENT" : "FAILED";
  return null;
}

/** Whether the field turned off a second step that did not exist. */
function isNoChange({ securityChange, cognitoBodies }: Stash): boolean {
  return securityChange === "authenticatorOff" && !hasAuthenticator(cognitoBodies?.GetUser ?? {});
}
