import type { Context } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { ChangePage, QueryProductHistoryArgs } from "./generated/schema";
import { checkPageToken, checkProductId, checkWhole } from "./lib/checkInput";
import type { HistoryItem } from "./lib/historyWrite";
import type { Stash } from "./lib/stash";

/** What admins changed in a product; AppSync lets only admins call it. */
export function request(ctx: Context<QueryProductHistoryArgs, Stash>) {
  checkProductId(ctx.args.id);
  checkWhole("limit", ctx.args.limit, 1, 100, 20);
  checkPageToken(ctx.args.nextToken);
  return {};
}

/** One page of it. DynamoDB forgets lines late, so those past their year are not shown. */
export function response(
  ctx: Context<
    QueryProductHistoryArgs,
    Stash,
    { result: { items: HistoryItem[]; nextToken?: string | null } }
  >,
): ChangePage {
  const { items, nextToken } = ctx.prev.result;
  const now = util.time.nowEpochSeconds();
  const kept = items.filter((item) => item.ExpiresAt > now);
  return {
    items: kept.map((item) => ({
      at: item.At.split("#")[0] ?? "",
      actor: item.Actor,
      kind: item.Kind,
      details: JSON.parse(item.Details),
    })),
    nextToken: nextToken ?? null,
  };
}
