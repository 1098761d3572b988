import type { Context } from "@aws-appsync/utils";
import type { QueryShopDayArgs, ShopDay } from "./generated/schema";
import { checkShopDay, shopDayPage } from "./lib/shopDay";
import type { Stash } from "./lib/stash";

/** The numbers of a day, out of its orders; AppSync lets only admins call it. */
export function request(ctx: Context<QueryShopDayArgs, Stash>) {
  ctx.stash.dayWanted = checkShopDay(ctx.args);
  return {};
}

/** One page of them. */
export function response(ctx: Context<QueryShopDayArgs, Stash>): ShopDay {
  return shopDayPage(ctx.stash);
}
