import type { Context } from "@aws-appsync/utils";
import type { MutationShipOrderArgs, Purchase } from "./generated/schema";
import { checkText } from "./lib/checkInput";
import { failUnavailable } from "./lib/fail";
import { wantedOrder } from "./lib/orderArgs";
import { purchaseView } from "./lib/purchaseView";
import type { Stash } from "./lib/stash";

/** Marks an order as shipped; AppSync allows admins only. */
export function request(ctx: Context<MutationShipOrderArgs, Stash>) {
  const tracking = checkText("trackingNumber", ctx.args.trackingNumber, 64);
  ctx.stash.wanted = { order: wantedOrder(ctx.args) };
  ctx.stash.orderChange = { to: "SHIPPED", tracking };
  return {};
}

/** The purchase as the buyer sees it. The buyer's subscriptions receive it. */
export function response(ctx: Context<MutationShipOrderArgs, Stash>): Purchase {
  if (ctx.stash.purchase === undefined) failUnavailable();
  return purchaseView(ctx.stash.purchase);
}
