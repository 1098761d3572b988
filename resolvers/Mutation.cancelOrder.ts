import type { Context } from "@aws-appsync/utils";
import type { MutationCancelOrderArgs, Purchase } from "./generated/schema";
import { checkText } from "./lib/checkInput";
import { failUnavailable } from "./lib/fail";
import { wantedOrder } from "./lib/orderArgs";
import { purchaseView } from "./lib/purchaseView";
import type { Stash } from "./lib/stash";

/** Cancels an order; AppSync allows admins only. */
export function request(ctx: Context<MutationCancelOrderArgs, Stash>) {
  const reason = checkText("reason", ctx.args.reason, 200);
  ctx.stash.wanted = { order: wantedOrder(ctx.args) };
  ctx.stash.orderChange = { to: "CANCELLED", reason };
  return {};
}

/** The purchase as the buyer sees it. The buyer's subscriptions receive it. */
export function response(ctx: Context<MutationCancelOrderArgs, Stash>): Purchase {
  if (ctx.stash.purchase === undefined) failUnavailable();
  return purchaseView(ctx.stash.purchase);
}
