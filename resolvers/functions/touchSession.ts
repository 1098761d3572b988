import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { failDataSource, isConditionFailure } from "../lib/dataSourceError";
import { expression, toKey } from "../lib/expression";
import type { Expression } from "../lib/expression";
import { failUnavailable } from "../lib/fail";
import type { SessionItem } from "../lib/items";
import { failSessionEnded } from "../lib/sessionState";
import { forgetUser } from "../lib/sessionWrites";
import type { Stash } from "../lib/stash";

/**
 * Updates the session: it is in use (if the last update is older than the touch interval), Cognito
 * has verified it, or it has ended because Cognito refused its token.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBUpdateItemRequest {
  const { touchDue, verified, refused } = ctx.stash;
  if (touchDue !== true && verified !== true && refused !== true) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const caller = ctx.stash.caller;
  if (caller === undefined) failUnavailable();
  return {
    operation: "UpdateItem",
    key: toKey({ OwnerId: caller.ownerId, SessionId: caller.sessionId }),
    update: updateOf(ctx.stash),
    condition: {
      expression: "attribute_exists(SessionId) AND attribute_not_exists(EndedAt)",
    },
  };
}

/** Ends the field if the session has ended, even if only since it was read. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, SessionItem>): null {
  if (ctx.error && !isConditionFailure(ctx.error)) failDataSource(ctx.error);
  if (ctx.error || ctx.stash.refused === true) failSessionEnded();
  ctx.stash.session = ctx.result;
  return null;
}

function updateOf(stash: Stash): Expression {
  const now = { ":now": util.time.nowEpochMilliSeconds() };
  // A tombstone holds no data of a user whose account may be deleted.
  if (stash.refused === true) {
    const names = { "#data": "Data" };
    return expression(`SET EndedAt = :now ${forgetUser}`, { names, values: now });
  }
  if (stash.verified !== true) return expression("SET LastSeenAt = :now", { values: now });
  // Users may change their address. Confirmations use the new address once Cognito has verified it.
  return expression("SET LastSeenAt = :now, VerifiedAt = :now, Email = :email", {
    values: { ...now, ":email": stash.email ?? "" },
  });
}
