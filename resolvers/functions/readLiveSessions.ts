import type { Context, DynamoDBBatchGetItemRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import type { SessionItem } from "../lib/items";
import { itemsOf, requireComplete } from "../lib/requireComplete";
import type { BatchResult } from "../lib/requireComplete";
import { endingOwner } from "../lib/sessionsEnded";
import type { Stash } from "../lib/stash";

/**
 * Reads the wanted live sessions by their ids (at most 50), except the caller's own, which is
 * known.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBBatchGetItemRequest {
  const { caller, liveIds } = ctx.stash;
  const ids = (liveIds ?? []).filter((id) => id !== caller?.sessionId);
  if (caller === undefined || ids.length === 0) runtime.earlyReturn(null, { skipTo: "NEXT" });
  const OwnerId = endingOwner(ctx.stash);
  const keys = ids.map((id) => toKey({ OwnerId, SessionId: id }));
  return {
    operation: "BatchGetItem",
    tables: { [STORE.sessionsTable]: { keys, consistentRead: true } },
  };
}

/** Stores the found sessions in the stash, in any state. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, BatchResult>): null {
  if (ctx.error) failDataSource(ctx.error);
  requireComplete(ctx.result);
  ctx.stash.liveSessions = itemsOf(ctx.result, STORE.sessionsTable) as unknown as SessionItem[];
  return null;
}
