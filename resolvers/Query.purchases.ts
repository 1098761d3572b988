import type { Context } from "@aws-appsync/utils";
import type { PurchasePage, QueryPurchasesArgs } from "./generated/schema";
import { checkPageToken, checkWhole } from "./lib/checkInput";
import type { PurchaseItem } from "./lib/items";
import { purchaseView } from "./lib/purchaseView";
import type { Stash } from "./lib/stash";

/** The user's purchases, newest first. */
export function request(ctx: Context<QueryPurchasesArgs, Stash>) {
  checkWhole("limit", ctx.args.limit, 1, 100, 20);
  checkPageToken(ctx.args.nextToken);
  return {};
}

/** One page of purchases. */
export function response(
  ctx: Context<
    QueryPurchasesArgs,
    Stash,
    { result: { items: PurchaseItem[]; nextToken?: string | null } }
  >,
): PurchasePage {
  const { items, nextToken } = ctx.prev.result;
  return { items: items.map((item) => purchaseView(item)), nextToken: nextToken ?? null };
}
