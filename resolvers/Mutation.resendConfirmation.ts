import type { Context } from "@aws-appsync/utils";
import type { MutationResendConfirmationArgs, Purchase } from "./generated/schema";
import { checkUuid } from "./lib/checkInput";
import { failUnavailable } from "./lib/fail";
import { purchaseView } from "./lib/purchaseView";
import type { Stash } from "./lib/stash";

/** Mails the confirmation of one of the user's purchases again. */
export function request(ctx: Context<MutationResendConfirmationArgs, Stash>) {
  ctx.stash.wanted = { purchaseId: checkUuid("id", ctx.args.id), resentMails: true };
  return {};
}

/** The purchase with the outcome of the mail. */
export function response(ctx: Context<MutationResendConfirmationArgs, Stash>): Purchase {
  if (ctx.stash.purchase === undefined) failUnavailable();
  return purchaseView(ctx.stash.purchase);
}
