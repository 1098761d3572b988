import type { Context } from "@aws-appsync/utils";
import type { MutationBanUserArgs, SessionsEnded } from "./generated/schema";
import { checkPersonId } from "./lib/person";
import { sessionsEnded } from "./lib/sessionsEnded";
import type { Stash } from "./lib/stash";

/** Disables a user at Cognito, then ends all of the user's sessions; AppSync allows admins only. */
export function request(ctx: Context<MutationBanUserArgs, Stash>) {
  const id = checkPersonId(ctx.args.userId);
  ctx.stash.wanted = { liveSessionsOf: `user#${id}` };
  ctx.stash.personQuery = { attribute: "sub", value: id };
  ctx.stash.personChange = "ban";
  return {};
}

/** The ended sessions. */
export function response(ctx: Context<MutationBanUserArgs, Stash>): SessionsEnded {
  return sessionsEnded(ctx.stash);
}
