import type { SessionItem } from "./items";
import { sessionState } from "./sessionState";

/**
 * The running sessions, last used first; `now` in epoch milliseconds. AppSync's sort takes no
 * comparator, so the times are sorted as text: they all have 13 digits until the year 2286.
 */
export function byLastUse(sessions: SessionItem[], now: number): SessionItem[] {
  const running = sessions.filter(
    (session) => session.ExpiresAt * 1000 > now && sessionState(session, now) === "running",
  );
  const keys = running.map((session) => `${session.LastSeenAt} ${session.SessionId}`);
  const sorted: SessionItem[] = [];
  for (const key of keys.sort().reverse()) {
    const id = key.split(" ")[1];
    const session = running.find((candidate) => candidate.SessionId === id);
    if (session !== undefined) sorted.push(session);
  }
  return sorted;
}
