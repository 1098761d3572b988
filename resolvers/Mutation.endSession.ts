import type { Context } from "@aws-appsync/utils";
import type { MutationEndSessionArgs, SessionsEnded } from "./generated/schema";
import { checkUuid } from "./lib/checkInput";
import { sessionsEnded } from "./lib/sessionsEnded";
import type { Stash } from "./lib/stash";

/** Ends one of the user's sessions, including the caller's own. */
export function request(ctx: Context<MutationEndSessionArgs, Stash>) {
  ctx.stash.wanted = { sessionId: checkUuid("id", ctx.args.id) };
  return {};
}

/** The ended session; none if no such session was running. */
export function response(ctx: Context<MutationEndSessionArgs, Stash>): SessionsEnded {
  return sessionsEnded(ctx.stash);
}
