import type { Context } from "@aws-appsync/utils";
import type { OrderPage, QueryOrdersOfArgs } from "./generated/schema";
import { checkPageToken, checkUserId, checkWhole } from "./lib/checkInput";
import type { PurchaseItem } from "./lib/items";
import { summaryView } from "./lib/orderView";
import type { Stash } from "./lib/stash";

/** Orders of one buyer; AppSync allows admins only. */
export function request(ctx: Context<QueryOrdersOfArgs, Stash>) {
  checkUserId(ctx.args.userId);
  checkWhole("limit", ctx.args.limit, 1, 50, 20);
  checkPageToken(ctx.args.nextToken);
  return {};
}

/** One page of orders. */
export function response(
  ctx: Context<
    QueryOrdersOfArgs,
    Stash,
    { result: { items: PurchaseItem[]; nextToken?: string | null } }
  >,
): OrderPage {
  const { items, nextToken } = ctx.prev.result;
  return { items: items.map((item) => summaryView(item)), nextToken: nextToken ?? null };
}
