import type { Context } from "@aws-appsync/utils";
import type { OrderPage, QueryOrdersArgs } from "./generated/schema";
import { checkOrders, pageOfOrders } from "./lib/orderList";
import { entryView } from "./lib/orderView";
import type { Stash } from "./lib/stash";

/** Orders of all buyers, newest first; AppSync allows admins only. */
export function request(ctx: Context<QueryOrdersArgs, Stash>) {
  ctx.stash.ordersWanted = checkOrders(ctx.args);
  return {};
}

/** One page of orders. */
export function response(ctx: Context<QueryOrdersArgs, Stash>): OrderPage {
  const { entries, nextToken } = pageOfOrders(ctx.stash);
  return { items: entries.map((entry) => entryView(entry)), nextToken };
}
