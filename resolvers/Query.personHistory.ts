import type { Context } from "@aws-appsync/utils";
import type { ChangePage, QueryPersonHistoryArgs } from "./generated/schema";
import { changePage, wantHistory } from "./lib/changePage";
import type { ListedHistory } from "./lib/changePage";
import { checkPersonId } from "./lib/person";
import type { Stash } from "./lib/stash";

/** What admins did to a user; AppSync lets only admins call it. */
export function request(ctx: Context<QueryPersonHistoryArgs, Stash>) {
  ctx.stash.history = wantHistory(`person#${checkPersonId(ctx.args.userId)}`, ctx.args);
  return {};
}

/** One page of it. */
export function response(ctx: Context<QueryPersonHistoryArgs, Stash, ListedHistory>): ChangePage {
  return changePage(ctx.prev.result);
}
