import type { Context } from "@aws-appsync/utils";
import type { Stash } from "./lib/stash";

/** Only the session is read; AppSync lets only admins call it. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.wanted = {};
  return {};
}

/** Done by this call or an earlier one. */
export function response(_ctx: Context<unknown, Stash>): boolean {
  return true;
}
