import type { Context } from "@aws-appsync/utils";
import { callerOf } from "./lib/caller";
import { endSubscriptions } from "./lib/endSubscriptions";
import { failUnavailable } from "./lib/fail";
import { silencedIds } from "./lib/sessionsEnded";
import type { Stash } from "./lib/stash";

/**
 * Ends all sessions of the user including this one, removes the names of passkeys, then deletes the
 * user at Cognito.
 */
export function request(ctx: Context<unknown, Stash>) {
  const { ownerId } = callerOf(ctx.identity);
  ctx.stash.wanted = { liveSessionsOf: ownerId, freshSignIn: true };
  ctx.stash.cognitoCalls = [{ operation: "DeleteUser", input: {} }];
  ctx.stash.securityChange = "accountDeleted";
  return {};
}

/** The subscriptions of those sessions end. */
export function response(ctx: Context<unknown, Stash>): boolean {
  const { caller } = ctx.stash;
  if (caller === undefined) failUnavailable();
  endSubscriptions(caller.ownerId, silencedIds(ctx.stash));
  return true;
}
