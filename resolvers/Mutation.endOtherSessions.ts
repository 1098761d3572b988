import type { Context } from "@aws-appsync/utils";
import type { SessionsEnded } from "./generated/schema";
import { sessionsEnded } from "./lib/sessionsEnded";
import type { Stash } from "./lib/stash";

/** Ends all of the user's sessions except the caller's own. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.wanted = { liveSessionsOf: "caller" };
  return {};
}

/** The ended sessions. */
export function response(ctx: Context<unknown, Stash>): SessionsEnded {
  return sessionsEnded(ctx.stash);
}
