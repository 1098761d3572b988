import type { Context } from "@aws-appsync/utils";
import type { QueryShopDayArgs, ShopDay } from "./generated/schema";
import { checkShopDay, shopDayPage } from "./lib/shopDay";
import type { Stash } from "./lib/stash";

/** The figures of a day, computed from its orders; AppSync allows admins only. */
export function request(ctx: Context<QueryShopDayArgs, Stash>) {
  ctx.stash.dayWanted = checkShopDay(ctx.args);
  return {};
}

/** The figures of one page of orders. */
export function response(ctx: Context<QueryShopDayArgs, Stash>): ShopDay {
  return shopDayPage(ctx.stash);
}
