import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { confirmationMail } from "../lib/confirmationMail";
import type { Stash } from "../lib/stash";

/**
 * Hands the confirmation of a purchase to SES; only for the call that has made the purchase or claimed the mail.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  const { purchase, session, mailDue } = ctx.stash;
  const email = session?.Email ?? "";
  if (mailDue !== true || purchase === undefined || email === "") {
    runtime.earlyReturn(null, { skipTo: "END" });
  }
  return {
    method: "POST",
    resourcePath: "/v2/email/outbound-emails",
    params: {
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(confirmationMail(purchase, email)),
    },
  };
}

/** A mail that fails never undoes a purchase: its outcome is only handed on. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  const status = ctx.error ? 0 : (ctx.result?.statusCode ?? 0);
  ctx.stash.mailed = status >= 200 && status < 300;
  return null;
}
