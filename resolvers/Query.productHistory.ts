import type { Context } from "@aws-appsync/utils";
import type { ChangePage, QueryProductHistoryArgs } from "./generated/schema";
import { changePage, wantHistory } from "./lib/changePage";
import type { ListedHistory } from "./lib/changePage";
import { checkProductId } from "./lib/checkInput";
import type { Stash } from "./lib/stash";

/** What admins changed in a product; AppSync lets only admins call it. */
export function request(ctx: Context<QueryProductHistoryArgs, Stash>) {
  ctx.stash.history = wantHistory(`product#${checkProductId(ctx.args.id)}`, ctx.args);
  return {};
}

/** One page of it. */
export function response(ctx: Context<QueryProductHistoryArgs, Stash, ListedHistory>): ChangePage {
  return changePage(ctx.prev.result);
}
