import type { SessionsEnded } from "../generated/schema";
import { endSubscriptions } from "./endSubscriptions";
import { failUnavailable } from "./fail";
import type { Stash } from "./stash";

/** The result of a field that ends sessions, also sent to subscribers; the subscriptions of those sessions end. */
export function sessionsEnded(stash: Stash): SessionsEnded {
  const ownerId = endingOwner(stash);
  const sessionIds = endingIds(stash);
  endSubscriptions(ownerId, silencedIds(stash));
  return { ownerId, sessionIds };
}

/** Whose sessions a field ends. */
export function endingOwner(stash: Stash): string {
  const { caller, wanted } = stash;
  if (caller === undefined) failUnavailable();
  const of = wanted?.liveSessionsOf ?? "caller";
  return of === "caller" ? caller.ownerId : of;
}

/** Ids of the sessions that a field ends, in their order: the one asked for if it runs, or all live ones (not the caller's own, unless an admin asks). */
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
 * Ids of the sessions whose subscriptions a field ends: those that it ends, and those that an earlier call may have
 * ended. The answer of that call's transaction may have been lost: it failed before it could end them, and its repeat
 * finds nothing that runs. Ending them once more does no harm.
 */
export function silencedIds(stash: Stash): string[] {
  const id = stash.wanted?.sessionId;
  return id === undefined ? endingIds(stash).concat(stash.endedIds ?? []) : [id];
}

/** As many as may be live at most, so that their item stays small. */
const mostRemembered = 50;

/**
 * Ids that the item of the live sessions remembers as ended, for a repeat that has to find them: this call's first. None where
 * the field names its session.
 */
export function rememberedIds(stash: Stash): string[] {
  return stash.wanted?.sessionId === undefined ? silencedIds(stash).slice(0, mostRemembered) : [];
}
