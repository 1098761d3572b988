import type { Context } from "@aws-appsync/utils";
import type { Stash } from "./lib/stash";

/** Reads the session only; AppSync allows admins only. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.wanted = {};
  return {};
}

/** True if this call or an earlier one finished the upgrade. */
export function response(_ctx: Context<unknown, Stash>): boolean {
  return true;
}
