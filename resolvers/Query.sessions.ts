import type { Context } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { Session } from "./generated/schema";
import { byLastUse } from "./lib/byLastUse";
import { failUnavailable } from "./lib/fail";
import { sessionView } from "./lib/sessionView";
import type { Stash } from "./lib/stash";

/** All running sessions of the user, read by their ids. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.wanted = { liveSessionsOf: "caller" };
  return {};
}

/** The sessions, last used first, without those that have ended or expired meanwhile. */
export function response(ctx: Context<unknown, Stash>): Session[] {
  const { session, liveSessions, caller } = ctx.stash;
  if (session === undefined || caller === undefined) failUnavailable();
  const all = [session].concat(liveSessions ?? []);
  const now = util.time.nowEpochMilliSeconds();
  return byLastUse(all, now).map((one) => sessionView(one, caller.sessionId));
}
