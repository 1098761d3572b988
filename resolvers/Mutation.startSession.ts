import type { Context } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { MutationStartSessionArgs, Session } from "./generated/schema";
import { callerOf } from "./lib/caller";
import { checkText } from "./lib/checkInput";
import { endSubscriptions } from "./lib/endSubscriptions";
import { failUnavailable } from "./lib/fail";
import { failSessionExpired } from "./lib/sessionState";
import { sessionView } from "./lib/sessionView";
import type { Stash } from "./lib/stash";

/**
 * Starts the session of a sign-in. Cognito is asked first, and an ended or expired session does not
 * change.
 */
export function request(ctx: Context<MutationStartSessionArgs, Stash>) {
  checkText("device", ctx.args.device, 100);
  const caller = callerOf(ctx.identity);
  const age = util.time.nowEpochMilliSeconds() - caller.authTime * 1000;
  if (age >= STORE.sessionAbsoluteMs) failSessionExpired();
  ctx.stash.caller = caller;
  ctx.stash.verifyDue = true;
  ctx.stash.signedInBy = ctx.args.signedInBy;
  return {};
}

/** The current session. Subscriptions of sessions that were ended to make room for it end. */
export function response(ctx: Context<MutationStartSessionArgs, Stash>): Session {
  const { session, caller } = ctx.stash;
  if (session === undefined || caller === undefined) failUnavailable();
  endSubscriptions(caller.ownerId, ctx.stash.endingIds ?? []);
  return sessionView(session, caller.sessionId);
}
