import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import type { MutationStartSessionArgs } from "../generated/schema";
import { cancellationReasons, collided, conditionFailed } from "../lib/dataSourceError";
import { failDataSource } from "../lib/dataSourceError";
import { failTryAgain, failUnavailable } from "../lib/fail";
import type { LiveSessionsItem, SessionItem } from "../lib/items";
import { isUnfinished } from "../lib/isUnfinished";
import { newSession } from "../lib/newSession";
import { failSessionEnded, requireRunning } from "../lib/sessionState";
import { addLiveSession, isJustBanned, putSession } from "../lib/sessionWrites";
import type { Stash } from "../lib/stash";

/**
 * Puts the session of a sign-in that Cognito has just verified, if there is none, and adds it to
 * the live sessions. An unfinished sign-in has no session.
 */
export function request(
  ctx: Context<MutationStartSessionArgs, Stash>,
): DynamoDBTransactWriteItemsRequest {
  if (isUnfinished(ctx.stash)) runtime.earlyReturn(null, { skipTo: "NEXT" });
  if (ctx.stash.refused === true) failSessionEnded();
  const caller = ctx.stash.caller;
  if (caller === undefined) failUnavailable();
  const session = {
    ...newSession(caller, ctx.args.device.trim(), ctx.stash.email ?? ""),
    ...signInMethod(ctx.stash),
  };
  ctx.stash.session = session;
  return {
    operation: "TransactWriteItems",
    transactItems: [putSession(session), addLiveSession(session)],
  };
}

/**
 * An existing session is returned if it is running. If there are too many live sessions, later
 * functions end the one unused longest.
 */
export function response(ctx: Context<MutationStartSessionArgs, Stash>): null {
  if (!ctx.error) return null;
  const reasons = cancellationReasons(ctx.result);
  if (reasons === null) failDataSource(ctx.error);
  if (conditionFailed(reasons[0])) {
    const present = reasons[0]?.item as SessionItem | null | undefined;
    if (present === null || present === undefined) failTryAgain();
    ctx.stash.session = requireRunning(present, util.time.nowEpochMilliSeconds());
    return null;
  }
  if (reasons.some((reason) => collided(reason))) failTryAgain();
  const live = reasons[1]?.item as LiveSessionsItem | null | undefined;
  if (live !== null && live !== undefined && isJustBanned(live)) failSessionEnded();
  if (live?.LiveIds === undefined) failTryAgain();
  ctx.stash.liveIds = live.LiveIds;
  return null;
}

/** The user's method of sign-in, if known. */
function signInMethod({ signedInBy, signedInBySeen }: Stash): Partial<SessionItem> {
  if (signedInBy === undefined || signedInBy === null) return {};
  return { SignedInBy: signedInBy, SignedInBySeen: signedInBySeen === true };
}
