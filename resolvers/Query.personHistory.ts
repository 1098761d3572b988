import type { Context } from "@aws-appsync/utils";
import type { ChangePage, QueryPersonHistoryArgs } from "./generated/schema";
import { checkHistory, historyPage } from "./lib/historyPage";
import type { HistoryResult } from "./lib/historyPage";
import { checkPersonId } from "./lib/person";
import type { Stash } from "./lib/stash";

/** The admins' changes of a user; AppSync allows admins only. */
export function request(ctx: Context<QueryPersonHistoryArgs, Stash>) {
  ctx.stash.historyOf = `person#${checkPersonId(ctx.args.userId)}`;
  checkHistory(ctx.args);
  return {};
}

/** One page of the history. */
export function response(ctx: Context<QueryPersonHistoryArgs, Stash, HistoryResult>): ChangePage {
  return historyPage(ctx.prev);
}
