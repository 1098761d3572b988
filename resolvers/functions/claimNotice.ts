import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { failDataSource, isConditionFailure } from "../lib/dataSourceError";
import { expression, toKey } from "../lib/expression";
import type { Stash } from "../lib/stash";

/**
 * A session gets at most one mail within these milliseconds for a notice that only its client
 * reports.
 */
const noticeMs = 600000;

/**
 * Claims the mail for a change that no call of Cognito proves, so that a client cannot flood its
 * user with mails.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBUpdateItemRequest {
  const { session } = ctx.stash;
  if (session === undefined || STORE.emailSender === "" || (session.Email ?? "") === "") {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const now = util.time.nowEpochMilliSeconds();
  return {
    operation: "UpdateItem",
    key: toKey({ OwnerId: session.OwnerId, SessionId: session.SessionId }),
    update: expression("SET NoticedAt = :now", { values: { ":now": now } }),
    condition: expression(
      "attribute_exists(SessionId) AND (attribute_not_exists(NoticedAt) OR NoticedAt <= :before)",
      { values: { ":before": now - noticeMs } },
    ),
  };
}

/** Only the first notice within the period is mailed. */
export function response(ctx: Context<unknown, Stash>): null {
  if (ctx.error && !isConditionFailure(ctx.error)) failDataSource(ctx.error);
  if (ctx.error) ctx.stash.securityChange = undefined;
  return null;
}
