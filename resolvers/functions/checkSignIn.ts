import type { Context, DynamoDBGetItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import type { SessionItem } from "../lib/items";
import { sessionState } from "../lib/sessionState";
import type { Stash } from "../lib/stash";
import { refreshTokenOf } from "../lib/tokenCookies";

/** Reads the session of the new tokens. */
export function request(ctx: Context<unknown, Stash>): DynamoDBGetItemRequest {
  const { caller, tokens } = ctx.stash;
  if (tokens === undefined || caller === undefined) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const key = toKey({ OwnerId: caller.ownerId, SessionId: caller.sessionId });
  return { operation: "GetItem", key, consistentRead: true };
}

/**
 * If the session of the sign-in has ended, the caller gets no tokens and the refresh token is
 * revoked. A sign-in without a session gets its tokens: startSession may follow. A tombstone is
 * kept as long as its refresh token can live.
 */
export function response(ctx: Context<unknown, Stash, undefined, undefined, SessionItem>): null {
  if (ctx.error) failDataSource(ctx.error);
  const session = ctx.result as SessionItem | null;
  if (session === null || session === undefined) return null;
  const state = sessionState(session, util.time.nowEpochMilliSeconds());
  if (state === "running") return null;
  ctx.stash.over = state === "ended" ? "SessionEnded" : "SessionExpired";
  ctx.stash.revoking = ctx.stash.tokens?.refresh;
  if ((ctx.stash.revoking ?? "") === "") ctx.stash.revoking = refreshTokenOf(ctx.request.headers);
  return null;
}
