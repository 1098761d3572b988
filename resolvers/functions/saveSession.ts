import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { MutationSaveSessionArgs } from "../generated/schema";
import { failDataSource, isConditionFailure } from "../lib/dataSourceError";
import { expression, toKey } from "../lib/expression";
import type { Expression } from "../lib/expression";
import { fail, failUnavailable } from "../lib/fail";
import { guestSessionCondition, guestSessionUpdate } from "../lib/guestSessionUpdate";
import type { SessionItem } from "../lib/items";
import { savedData } from "../lib/sessionData";
import type { Stash } from "../lib/stash";

/**
 * Writes the data if their version is the one that the client has read. Starts a guest's session if
 * needed.
 */
export function request(ctx: Context<MutationSaveSessionArgs, Stash>): DynamoDBUpdateItemRequest {
  const { caller, session, expiredSession } = ctx.stash;
  const { data, mode, expectedVersion } = ctx.args;
  if (caller === undefined) failUnavailable();
  const held = session?.DataVersion ?? 0;
  if (expectedVersion !== held) failChanged(held);
  const text = savedData(session?.Data ?? "{}", data, mode);
  return {
    operation: "UpdateItem",
    key: toKey({ OwnerId: caller.ownerId, SessionId: caller.sessionId }),
    update:
      session === undefined
        ? guestSessionUpdate(caller, text, 1)
        : sessionUpdate(text, expectedVersion + 1),
    condition:
      session === undefined
        ? guestSessionCondition(expiredSession?.LastSeenAt)
        : expression("DataVersion = :expected AND attribute_not_exists(EndedAt)", {
            values: { ":expected": expectedVersion },
          }),
  };
}

/**
 * Another save, or the end of the session, may have happened meanwhile: in both cases the client
 * reads again.
 */
export function response(
  ctx: Context<MutationSaveSessionArgs, Stash, undefined, undefined, SessionItem>,
): null {
  if (ctx.error && isConditionFailure(ctx.error)) failChanged(null);
  if (ctx.error) failDataSource(ctx.error);
  ctx.stash.session = ctx.result;
  return null;
}

function sessionUpdate(data: string, version: number): Expression {
  return expression("SET #data = :data, DataVersion = :version, LastSeenAt = :now", {
    names: { "#data": "Data" },
    values: { ":data": data, ":version": version, ":now": util.time.nowEpochMilliSeconds() },
  });
}

function failChanged(dataVersion: number | null): never {
  const message =
    "The session's data were saved by another client. Read the session and save again.";
  fail("SessionChanged", message, dataVersion === null ? null : { dataVersion });
}
