import type { DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import { expression, toKey, transactCondition } from "./expression";
import type { Placeholders } from "./expression";
import { liveSessionsId } from "./items";
import type { LiveSessionsItem, SessionItem } from "./items";

/** Takes all that is the user's out of a session that has ended; "#data" is Data. */
export const forgetUser = "REMOVE Email, #data, Ticket, ListenerId, TicketExpiresAt";

/** One action of a transaction. */
export type Write = DynamoDBTransactWriteItemsRequest["transactItems"][number];

/** Puts a session unless there is one: an ended or expired one is not changed, so nothing revives it. */
export function putSession(session: SessionItem): Write {
  const { OwnerId, SessionId, ...attributes } = session;
  const now = util.time.nowEpochSeconds();
  return {
    table: STORE.sessionsTable,
    operation: "PutItem",
    key: toKey({ OwnerId, SessionId }),
    attributeValues: util.dynamodb.toMapValues(attributes) as Record<string, unknown>,
    condition: transactCondition("attribute_not_exists(SessionId) OR ExpiresAt <= :now", {
      values: { ":now": now },
    }),
  };
}

/**
 * Turns a session into a tombstone; its data and address go. Written also where DynamoDB has just forgotten it, with
 * an expiry of its own then, so that nothing stays forever.
 */
export function endSession(ownerId: string, sessionId: string): Write {
  const ended = "EndedAt = if_not_exists(EndedAt, :now)";
  const expiry = "ExpiresAt = if_not_exists(ExpiresAt, :forget)";
  return {
    table: STORE.sessionsTable,
    operation: "UpdateItem",
    key: toKey({ OwnerId: ownerId, SessionId: sessionId }),
    update: expression(`SET ${ended}, ${expiry} ${forgetUser}`, {
      names: { "#data": "Data" },
      values: {
        ":now": util.time.nowEpochMilliSeconds(),
        ":forget": forgetAt(),
      },
    }),
  };
}

/**
 * Adds a session to the item that lists a user's live ones, unless their number is at the limit. That item lives as long
 * as the newest of them: a sign-in of days ago, whose session starts only now, must not shorten it.
 */
export function addLiveSession(session: SessionItem): Write {
  return {
    ...liveSessions(session.OwnerId, "SET ExpiresAt = :forget ADD LiveIds :new", {
      values: { ":forget": forgetAt() },
      sets: { ":new": [session.SessionId] },
    }),
    condition: transactCondition(
      `(attribute_not_exists(LiveIds) OR contains(LiveIds, :id) OR size(LiveIds) < :limit) AND ${notBanned}`,
      {
        values: {
          ":id": session.SessionId,
          ":limit": STORE.sessionsPerUser,
          ":banOver": banOver(),
        },
      },
    ),
  };
}

/**
 * A ban refuses sessions by itself for a minute: longer than a request of AppSync lasts that asked Cognito before the ban. From
 * then on Cognito refuses them, and an account that an operator has enabled there is not locked out here.
 */
const banMs = 60000;
const notBanned = "(attribute_not_exists(BannedAt) OR BannedAt < :banOver)";

function banOver(): number {
  return util.time.nowEpochMilliSeconds() - banMs;
}

/** Whether a ban refuses new sessions of its user now. */
export function isJustBanned({ BannedAt }: LiveSessionsItem): boolean {
  return BannedAt !== undefined && BannedAt >= banOver();
}

/** Takes all live sessions away and notes the ban, if the live ones are still `seen`; see removeLiveSessions. */
export function banInLiveSessions(ownerId: string, seen: string[], endedIds: string[]): Write {
  const sets: Record<string, string[]> = {};
  let text = "SET ExpiresAt = :forget, BannedAt = :now";
  if (endedIds.length > 0) {
    text += ", EndedIds = :remembered";
    sets[":remembered"] = endedIds;
  }
  if (seen.length > 0) text += " REMOVE LiveIds";
  return {
    ...liveSessions(ownerId, text, {
      values: { ":forget": forgetAt(), ":now": util.time.nowEpochMilliSeconds() },
      sets,
    }),
    condition:
      seen.length > 0
        ? transactCondition("LiveIds = :seen", { sets: { ":seen": seen } })
        : transactCondition("attribute_not_exists(LiveIds)"),
  };
}

/** Takes the note of a ban away. */
export function liftInLiveSessions(ownerId: string): Write {
  return {
    ...liveSessions(ownerId, "REMOVE BannedAt", {}),
    condition: transactCondition("attribute_exists(BannedAt)"),
  };
}

/** Replaces the live ids, if they are still `seen`. */
export function replaceLiveSessions(session: SessionItem, seen: string[], ids: string[]): Write {
  return {
    ...liveSessions(session.OwnerId, "SET ExpiresAt = :forget, LiveIds = :ids", {
      values: { ":forget": forgetAt() },
      sets: { ":ids": ids },
    }),
    condition: transactCondition("LiveIds = :seen", { sets: { ":seen": seen } }),
  };
}

/** Takes ids out of the live ones; `endedIds` replace those remembered as ended, unless there are none. */
export function removeLiveSessions(ownerId: string, ids: string[], endedIds: string[]): Write {
  const sets: Record<string, string[]> = { ":ended": ids };
  let text = "SET ExpiresAt = if_not_exists(ExpiresAt, :forget)";
  if (endedIds.length > 0) {
    text += ", EndedIds = :remembered";
    sets[":remembered"] = endedIds;
  }
  return liveSessions(ownerId, `${text} DELETE LiveIds :ended`, {
    values: { ":forget": forgetAt() },
    sets,
  });
}

/** When DynamoDB may forget what begins or ends now: no token of today lives that long. In epoch seconds. */
function forgetAt(): number {
  return util.time.nowEpochSeconds() + STORE.sessionKeepSeconds;
}

function liveSessions(ownerId: string, text: string, placeholders: Placeholders) {
  return {
    table: STORE.sessionsTable,
    operation: "UpdateItem" as const,
    key: toKey({ OwnerId: ownerId, SessionId: liveSessionsId }),
    update: expression(text, placeholders),
  };
}
