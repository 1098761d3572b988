import type { Context } from "@aws-appsync/utils";
import type { Order, QueryOrderArgs } from "./generated/schema";
import { wantedOrder } from "./lib/orderArgs";
import { orderView } from "./lib/orderView";
import type { Stash } from "./lib/stash";

/** One order; AppSync allows admins only. */
export function request(ctx: Context<QueryOrderArgs, Stash>) {
  ctx.stash.wanted = { order: wantedOrder(ctx.args) };
  return {};
}

/** The order, or null if the buyer has none with this id. */
export function response(ctx: Context<QueryOrderArgs, Stash>): Order | null {
  return ctx.stash.purchase === undefined ? null : orderView(ctx.stash.purchase);
}
