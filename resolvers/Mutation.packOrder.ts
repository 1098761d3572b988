import type { Context } from "@aws-appsync/utils";
import type { MutationPackOrderArgs, Purchase } from "./generated/schema";
import { failUnavailable } from "./lib/fail";
import { wantedOrder } from "./lib/orderArgs";
import { purchaseView } from "./lib/purchaseView";
import type { Stash } from "./lib/stash";

/** Marks an order as packed; AppSync allows admins only. */
export function request(ctx: Context<MutationPackOrderArgs, Stash>) {
  ctx.stash.wanted = { order: wantedOrder(ctx.args) };
  ctx.stash.orderChange = { to: "PACKED" };
  return {};
}

/** The purchase as the buyer sees it. The buyer's subscriptions receive it. */
export function response(ctx: Context<MutationPackOrderArgs, Stash>): Purchase {
  if (ctx.stash.purchase === undefined) failUnavailable();
  return purchaseView(ctx.stash.purchase);
}
