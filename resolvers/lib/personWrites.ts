import type { ChangeKind } from "../generated/schema";
import { actorOf } from "./actorOf";
import { historyWrite } from "./historyWrite";
import {
  banInLiveSessions,
  endSession,
  liftInLiveSessions,
  removeLiveSessions,
} from "./sessionWrites";
import type { Write } from "./sessionWrites";
import { endingIds, endingOwner, rememberedIds } from "./sessionsEnded";
import type { Stash } from "./stash";

/**
 * The writes of an action: the user's sessions end, the item of the live sessions records the ban,
 * and the history gets a line. Empty if an earlier call has done it all.
 */
export function personWrites(stash: Stash): Write[] {
  const ownerId = endingOwner(stash);
  const { personChange, person, live } = stash;
  const noted = live?.BannedAt !== undefined;
  if (personChange === "lift") {
    if (!noted && person?.banned !== true) return [];
    return [...(noted ? [liftInLiveSessions(ownerId)] : []), line(stash, "LIFTED", {})];
  }
  const ids = endingIds(stash);
  const ended = ids.map((id) => endSession(ownerId, id));
  const remembered = rememberedIds(stash);
  const details = { sessions: ids.length };
  if (personChange === "ban") {
    const isNew = !noted || person?.banned !== true;
    if (!isNew && ids.length === 0) return [];
    const ban = banInLiveSessions(ownerId, live?.LiveIds ?? [], remembered);
    return [ban, ...ended, ...(isNew ? [line(stash, "BANNED", details)] : [])];
  }
  if (ids.length === 0) return [];
  const removal = removeLiveSessions(ownerId, ids, remembered);
  return [removal, ...ended, line(stash, "SESSIONS_ENDED", details)];
}

function line(stash: Stash, kind: ChangeKind, details: Record<string, unknown>): Write {
  const subject = endingOwner(stash).replace("user#", "person#");
  return historyWrite(subject, actorOf(stash), { kind, details });
}
