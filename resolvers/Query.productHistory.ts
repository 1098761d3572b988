import type { Context } from "@aws-appsync/utils";
import type { ChangePage, QueryProductHistoryArgs } from "./generated/schema";
import { checkProductId } from "./lib/checkInput";
import { checkHistory, historyPage } from "./lib/historyPage";
import type { HistoryResult } from "./lib/historyPage";
import type { Stash } from "./lib/stash";

/** The admins' changes of a product; AppSync allows admins only. */
export function request(ctx: Context<QueryProductHistoryArgs, Stash>) {
  ctx.stash.historyOf = `product#${checkProductId(ctx.args.id)}`;
  checkHistory(ctx.args);
  return {};
}

/** One page of the history. */
export function response(ctx: Context<QueryProductHistoryArgs, Stash, HistoryResult>): ChangePage {
  return historyPage(ctx.prev);
}
