import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { failDataSource, isConditionFailure } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import { failTryAgain } from "../lib/fail";
import { guestSessionCondition, guestSessionUpdate } from "../lib/guestSessionUpdate";
import type { SessionItem } from "../lib/items";
import type { Stash } from "../lib/stash";

/** Starts a guest's session if none is running. */
export function request(ctx: Context<unknown, Stash>): DynamoDBUpdateItemRequest {
  const { caller, session, expiredSession } = ctx.stash;
  if (caller === undefined || !caller.guest || session !== undefined) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  return {
    operation: "UpdateItem",
    key: toKey({ OwnerId: caller.ownerId, SessionId: caller.sessionId }),
    update: guestSessionUpdate(caller, "{}", 0),
    condition: guestSessionCondition(expiredSession?.LastSeenAt),
  };
}

/** Another tab may have started the session at the same moment. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, SessionItem>): null {
  if (ctx.error && isConditionFailure(ctx.error)) failTryAgain();
  if (ctx.error) failDataSource(ctx.error);
  ctx.stash.session = ctx.result;
  return null;
}
