import type { SessionsEnded } from "../generated/schema";
import { endSubscriptions } from "./endSubscriptions";
import { failUnavailable } from "./fail";
import type { Stash } from "./stash";

/**
 * The result of a field that ends sessions, also sent to subscribers. The subscriptions of those
 * sessions end.
 */
export function sessionsEnded(stash: Stash): SessionsEnded {
  const ownerId = endingOwner(stash);
  const sessionIds = endingIds(stash);
  endSubscriptions(ownerId, silencedIds(stash));
  return { ownerId, sessionIds };
}

/** The owner of the sessions that a field ends. */
export function endingOwner(stash: Stash): string {
  const { caller, wanted } = stash;
  if (caller === undefined) failUnavailable();
  const of = wanted?.liveSessionsOf ?? "caller";
  return of === "caller" ? caller.ownerId : of;
}

/**
 * Ids of the sessions that a field ends, in order: the named session if it is running, or all live
 * sessions (without the caller's own, unless the caller is an admin).
 */
export function endingIds(stash: Stash): string[] {
  const { caller, wanted, otherSession, liveIds } = stash;
  if (wanted?.sessionId !== undefined) {
    const runs = wanted.sessionId === caller?.sessionId || otherSession !== undefined;
    return runs ? [wanted.sessionId] : [];
  }
  const all = (liveIds ?? []).slice(0).sort();
  return wanted?.liveSessionsOf === "caller" ? all.filter((id) => id !== caller?.sessionId) : all;
}

/**
 * Ids of the sessions whose subscriptions a field ends: those that it ends, and those that an
 * earlier call may have ended. If the response of that call's transaction was lost, the call failed
 * before it could end the subscriptions, and its retry finds no running session. Ending them again
 * is harmless.
 */
export function silencedIds(stash: Stash): string[] {
  const id = stash.wanted?.sessionId;
  return id === undefined ? endingIds(stash).concat(stash.endedIds ?? []) : [id];
}

/** The maximum number of live sessions, so that their item stays small. */
const mostRemembered = 50;

/**
 * Ids that the item of the live sessions records as ended, for a retry: those of this call first.
 * None if the field names its session.
 */
export function rememberedIds(stash: Stash): string[] {
  return stash.wanted?.sessionId === undefined ? silencedIds(stash).slice(0, mostRemembered) : [];
}
