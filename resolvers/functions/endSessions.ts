import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { cancellationReasons, failDataSource } from "../lib/dataSourceError";
import { failTryAgain } from "../lib/fail";
import { endSession, removeLiveSessions } from "../lib/sessionWrites";
import { endingIds, endingOwner } from "../lib/sessionsEnded";
import type { Stash } from "../lib/stash";

/** Turns the sessions that the field ends into tombstones, all or none. */
export function request(ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const ownerId = endingOwner(ctx.stash);
  const ids = endingIds(ctx.stash);
  if (ids.length === 0) runtime.earlyReturn(null, { skipTo: "NEXT" });
  return {
    operation: "TransactWriteItems",
    transactItems: [removeLiveSessions(ownerId, ids), ...ids.map((id) => endSession(ownerId, id))],
  };
}

/** No action has a condition: it can only collide with a use of one of the sessions. */
export function response(ctx: Context<unknown, Stash>): null {
  if (!ctx.error) return null;
  if (cancellationReasons(ctx.result) === null) failDataSource(ctx.error);
  failTryAgain();
}
