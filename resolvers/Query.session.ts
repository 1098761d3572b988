import type { Context } from "@aws-appsync/utils";
import type { Session } from "./generated/schema";
import { failUnavailable } from "./lib/fail";
import { sessionView } from "./lib/sessionView";
import type { Stash } from "./lib/stash";

/** The caller's session. The first query of a guest starts the session. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.wanted = { guestSession: true };
  return {};
}

/** The session as read, touched or started. */
export function response(ctx: Context<unknown, Stash>): Session {
  const { session, caller } = ctx.stash;
  if (session === undefined || caller === undefined) failUnavailable();
  return sessionView(session, caller.sessionId);
}
