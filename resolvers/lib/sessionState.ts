import { fail } from "./fail";
import type { SessionItem } from "./items";

/** The state of a session. */
export type SessionState = "running" | "expired" | "ended";

/**
 * The state of a session at `now`, in epoch milliseconds. The idle and absolute limits come from
 * the settings, not from the TTL.
 */
export function sessionState(session: SessionItem, now: number): SessionState {
  if (session.EndedAt !== undefined) return "ended";
  return now >= sessionExpiry(session) ? "expired" : "running";
}

/** Expiry of a session without further use, in epoch milliseconds. */
export function sessionExpiry(session: SessionItem): number {
  return Math.min(
    session.LastSeenAt + STORE.sessionIdleMs,
    session.AuthTime * 1000 + STORE.sessionAbsoluteMs,
  );
}

/** Ends the field unless the session exists and is running. */
export function requireRunning(session: SessionItem | undefined, now: number): SessionItem {
  if (session === undefined) {
    fail("SessionRequired", "Call startSession first: this sign-in has no session yet.");
  }
  const state = sessionState(session, now);
  if (state === "ended") failSessionEnded();
  if (state === "expired") failSessionExpired();
  return session;
}

/** Ends the field of a session that was ended. */
export function failSessionEnded(): never {
  fail("SessionEnded", "This session was ended. Sign in again to go on.");
}

/** Ends the field of a session that was unused for too long or is too old. */
export function failSessionExpired(): never {
  fail("SessionExpired", "This session has expired. Sign in again to go on.");
}
