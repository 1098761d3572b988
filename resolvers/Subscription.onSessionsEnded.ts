import type { Context } from "@aws-appsync/utils";
import { failUnavailable } from "./lib/fail";
import { listenAs } from "./lib/listenAs";
import type { Stash } from "./lib/stash";

/** Only the session is read. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.wanted = {};
  return {};
}

/** From now on the ends of the user's own sessions. */
export function response(ctx: Context<unknown, Stash>): null {
  if (ctx.stash.caller === undefined) failUnavailable();
  listenAs(ctx.stash.caller, "ownerId");
  return null;
}
