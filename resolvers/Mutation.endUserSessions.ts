import type { Context } from "@aws-appsync/utils";
import type { MutationEndUserSessionsArgs, SessionsEnded } from "./generated/schema";
import { checkPersonId } from "./lib/person";
import { sessionsEnded } from "./lib/sessionsEnded";
import type { Stash } from "./lib/stash";

/** Ends all sessions of a user; AppSync allows admins only. */
export function request(ctx: Context<MutationEndUserSessionsArgs, Stash>) {
  ctx.stash.wanted = { liveSessionsOf: `user#${checkPersonId(ctx.args.userId)}` };
  ctx.stash.personChange = "endSessions";
  return {};
}

/** The ended sessions. */
export function response(ctx: Context<MutationEndUserSessionsArgs, Stash>): SessionsEnded {
  return sessionsEnded(ctx.stash);
}
