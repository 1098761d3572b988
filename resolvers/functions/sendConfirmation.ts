import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { confirmationMail } from "../lib/confirmationMail";
import { isSent, mailRequest } from "../lib/mail";
import type { Stash } from "../lib/stash";

/** Hands the confirmation of a purchase to SES; only for the call that has made the purchase or claimed the mail. */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  const { purchase, session, mailDue } = ctx.stash;
  const email = session?.Email ?? "";
  if (mailDue !== true || purchase === undefined || email === "") {
    runtime.earlyReturn(null, { skipTo: "END" });
  }
  return mailRequest(email, confirmationMail(purchase));
}

/** A mail that fails never undoes a purchase: its outcome is only passed on. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  ctx.stash.mailed = isSent(ctx.error, ctx.result);
  return null;
}
