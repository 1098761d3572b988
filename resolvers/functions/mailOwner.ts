import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { isSent, mailRequest } from "../lib/mail";
import { hasAuthenticator } from "../lib/readGetUser";
import { securityMail } from "../lib/securityMail";
import type { Stash } from "../lib/stash";

/**
 * Mails the owner of the account what this field has changed (stash.securityChange), to the address that Cognito has
 * verified. Skipped where the store sends no mail, or Cognito knows no such address.
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

/** The change has happened: a mail that fails undoes nothing, its outcome is only passed on. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  ctx.stash.notice = isSent(ctx.error, ctx.result) ? "SENT" : "FAILED";
  return null;
}

/** Whether a second step was turned off that was not there. */
function isNoChange({ securityChange, cognitoBodies }: Stash): boolean {
  return securityChange === "authenticatorOff" && !hasAuthenticator(cognitoBodies?.GetUser ?? {});
}
