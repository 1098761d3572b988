import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { failDataSource, isConditionFailure } from "../lib/dataSourceError";
import type { SessionItem } from "../lib/items";
import { failSessionEnded } from "../lib/sessionState";
import type { Stash } from "../lib/stash";

/**
 * Writes down that the session is in use, when that was last done longer ago than the touch interval; that Cognito has
 * verified it; or, when Cognito has refused its token, that it has ended.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBUpdateItemRequest {
  const { caller, session, touchDue, verified, refused } = ctx.stash;
  const due = touchDue === true || verified === true || refused === true;
  if (caller === undefined || session === undefined || !due) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const key = { OwnerId: caller.ownerId, SessionId: caller.sessionId };
  return {
    operation: "UpdateItem",
    key: util.dynamodb.toMapValues(key),
    update: updateOf(ctx.stash),
    condition: {
      expression: "attribute_exists(SessionId) AND attribute_not_exists(EndedAt)",
    },
  };
}

/** Ends the field when the session has ended, also in the moment since it was read. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, SessionItem>): null {
  if (ctx.error && !isConditionFailure(ctx.error)) failDataSource(ctx.error);
  if (ctx.error || ctx.stash.refused === true) failSessionEnded();
  ctx.stash.session = ctx.result;
  return null;
}

function updateOf(stash: Stash): DynamoDBUpdateItemRequest["update"] {
  const now = { ":now": util.time.nowEpochMilliSeconds() };
  if (stash.refused === true) return update("SET EndedAt = :now", now);
  if (stash.verified !== true) return update("SET LastSeenAt = :now", now);
  // Users may change their address; confirmations follow once Cognito has verified it.
  return update("SET LastSeenAt = :now, VerifiedAt = :now, Email = :email", {
    ...now,
    ":email": stash.email ?? "",
  });
}

function update(expression: string, values: Record<string, unknown>) {
  return { expression, expressionValues: util.dynamodb.toMapValues(values) };
}
