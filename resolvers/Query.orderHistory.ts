import type { Context } from "@aws-appsync/utils";
import type { ChangePage, QueryOrderHistoryArgs } from "./generated/schema";
import { checkUuid } from "./lib/checkInput";
import { checkHistory, historyPage } from "./lib/historyPage";
import type { HistoryResult } from "./lib/historyPage";
import type { Stash } from "./lib/stash";

/** What admins did with an order; AppSync lets only admins call it. */
export function request(ctx: Context<QueryOrderHistoryArgs, Stash>) {
  ctx.stash.historyOf = `order#${checkUuid("id", ctx.args.id)}`;
  checkHistory(ctx.args);
  return {};
}

/** One page of it. */
export function response(ctx: Context<QueryOrderHistoryArgs, Stash, HistoryResult>): ChangePage {
  return historyPage(ctx.prev);
}
