import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { byLastUse } from "../lib/byLastUse";
import { cancellationReasons, failDataSource } from "../lib/dataSourceError";
import { failTryAgain } from "../lib/fail";
import { endSession, putSession, replaceLiveSessions } from "../lib/sessionWrites";
import type { Stash } from "../lib/stash";

/**
 * Makes room for a new session if a user has the maximum number of live sessions. Removes expired
 * sessions from the list, and ends those unused longest if that is not enough, in one transaction.
 * Skipped if another call did it first.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const { session, liveIds, liveSessions } = ctx.stash;
  if (session === undefined || liveIds === undefined) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const running = byLastUse(liveSessions ?? [], util.time.nowEpochMilliSeconds());
  const kept = running.slice(0, STORE.sessionsPerUser - 1).map((one) => one.SessionId);
  const ending = running.slice(STORE.sessionsPerUser - 1).map((one) => one.SessionId);
  ctx.stash.endingIds = ending;
  return {
    operation: "TransactWriteItems",
    transactItems: [
      putSession(session),
      replaceLiveSessions(session, liveIds, kept.concat([session.SessionId])),
      ...ending.map((id) => endSession(session.OwnerId, id)),
    ],
  };
}

/** Another sign-in at the same moment may have changed the live sessions: the client retries. */
export function response(ctx: Context<unknown, Stash>): null {
  if (!ctx.error) return null;
  if (cancellationReasons(ctx.result) === null) failDataSource(ctx.error);
  failTryAgain();
}
