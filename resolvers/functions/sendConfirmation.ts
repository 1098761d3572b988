import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { confirmationMail } from "../lib/confirmationMail";
import { isSent, mailRequest } from "../lib/mail";
import { mailAddress, mailedStep } from "../lib/orderMailing";
import { stepMail } from "../lib/stepMail";
import type { Stash } from "../lib/stash";

/**
 * Sends the mail about a purchase or its last step through SES, only in the call that made the
 * purchase, wrote the step or claimed the mail.
 */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  const { purchase, mailDue } = ctx.stash;
  const email = mailAddress(ctx.stash);
  if (mailDue !== true || purchase === undefined || email === "") {
    runtime.earlyReturn(null, { skipTo: "END" });
  }
  const step = (purchase.Steps ?? [])[mailedStep(ctx.stash)];
  return mailRequest(
    email,
    step === undefined ? confirmationMail(purchase) : stepMail(purchase, step),
  );
}

/** A failed mail never undoes a purchase: its outcome is only stored in the stash. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  ctx.stash.mailed = isSent(ctx.error, ctx.result);
  return null;
}
