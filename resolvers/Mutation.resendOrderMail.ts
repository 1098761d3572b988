import type { Context } from "@aws-appsync/utils";
import type { MutationResendOrderMailArgs, Purchase } from "./generated/schema";
import { failUnavailable } from "./lib/fail";
import { wantedOrder } from "./lib/orderArgs";
import { purchaseView } from "./lib/purchaseView";
import type { Stash } from "./lib/stash";

/** Mails the buyer again about the last step of an order; AppSync allows admins only. */
export function request(ctx: Context<MutationResendOrderMailArgs, Stash>) {
  ctx.stash.wanted = { order: wantedOrder(ctx.args), resentMails: true };
  return {};
}

/** The purchase with the outcome of the mail. */
export function response(ctx: Context<MutationResendOrderMailArgs, Stash>): Purchase {
  if (ctx.stash.purchase === undefined) failUnavailable();
  return purchaseView(ctx.stash.purchase);
}
