import type { Context } from "@aws-appsync/utils";
import type { ChangePage, QueryOrderHistoryArgs } from "./generated/schema";
import { checkUuid } from "./lib/checkInput";
import { checkHistory, historyPage } from "./lib/historyPage";
import type { HistoryResult } from "./lib/historyPage";
import type { Stash } from "./lib/stash";

/** The admins' changes of an order; AppSync allows admins only. */
export function request(ctx: Context<QueryOrderHistoryArgs, Stash>) {
  ctx.stash.historyOf = `order#${checkUuid("id", ctx.args.id)}`;
  checkHistory(ctx.args);
  return {};
}

/** One page of the history. */
export function response(ctx: Context<QueryOrderHistoryArgs, Stash, HistoryResult>): ChangePage {
  return historyPage(ctx.prev);
}
