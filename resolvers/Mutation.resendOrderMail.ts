import type { Context } from "@aws-appsync/utils";
import type { MutationResendOrderMailArgs, Purchase } from "./generated/schema";
import { failUnavailable } from "./lib/fail";
import { wantedOrder } from "./lib/orderArgs";
import { purchaseView } from "./lib/purchaseView";
import type { Stash } from "./lib/stash";

/** Mails a buyer again what the last step of an order was; AppSync lets only admins call it. */
export function request(ctx: Context<MutationResendOrderMailArgs, Stash>) {
  ctx.stash.wanted = { order: wantedOrder(ctx.args), resentMails: true };
  return {};
}

/** The purchase with what became of the mail. */
export function response(ctx: Context<MutationResendOrderMailArgs, Stash>): Purchase {
  if (ctx.stash.purchase === undefined) failUnavailable();
  return purchaseView(ctx.stash.purchase);
}
