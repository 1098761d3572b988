import type { Context } from "@aws-appsync/utils";
import type { SavedList } from "./generated/schema";
import { savedView } from "./lib/savedView";
import type { Stash } from "./lib/stash";

/** The caller's own list of saved products; arguments and headers have no effect. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.wanted = { saved: true };
  return {};
}

/** The list, or an empty one. */
export function response(ctx: Context<unknown, Stash>): SavedList {
  return savedView(ctx.stash);
}
