import type { DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import { expression, toKey, transactCondition } from "./expression";
import type { Placeholders } from "./expression";
import { liveSessionsId } from "./items";
import type { LiveSessionsItem, SessionItem } from "./items";

/** Removes the user's data from an ended session; "#data" is Data. */
export const forgetUser = "REMOVE Email, #data, Ticket, ListenerId, TicketExpiresAt";

/** One action of a transaction. */
export type Write = DynamoDBTransactWriteItemsRequest["transactItems"][number];

/**
 * Puts a session if there is none. An ended or expired session is not changed, so nothing revives
 * it.
 */
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
 * Turns a session into a tombstone and removes its data and address. If DynamoDB has just deleted
 * the session, the write creates the tombstone with an expiry, so that it does not stay forever.
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
 * Adds a session to the item that lists a user's live sessions, unless the limit is reached. The
 * item lives as long as the newest of them: a session of an older sign-in must not shorten it.
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
 * Milliseconds for which the item itself refuses sessions after a ban: longer than a request of
 * AppSync that asked Cognito before the ban. After that Cognito refuses them, and an account that
 * an operator enables there is not locked out here.
 */
const banMs = 60000;
const notBanned = "(attribute_not_exists(BannedAt) OR BannedAt < :banOver)";

function banOver(): number {
  return util.time.nowEpochMilliSeconds() - banMs;
}

/** Whether a ban currently refuses new sessions of its user. */
export function isJustBanned({ BannedAt }: LiveSessionsItem): boolean {
  return BannedAt !== undefined && BannedAt >= banOver();
}

/**
 * Removes all live sessions and records the ban, if the live sessions are still `seen`; see
 * removeLiveSessions.
 */
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

/** Removes the record of a ban. */
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

/**
 * Removes ids from the live sessions. `endedIds` replace the recorded ended ids, unless there are
 * none.
 */
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

/** The expiry of items that start or end now, in epoch seconds: no current token lives longer. */
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
