import { parseKept } from "../platform/usableStorage";

const storageKey = "jukebox.leaving";

interface Leaving {
  sessionId: string;
  since: number;
}

/** A tab that was closed while it signed out is waited for no longer, in milliseconds. */
const longest = 10_000;

/** Tells the other tabs that this one is ending a session; the function that comes back takes it back. */
export function announceLeaving(sessionId: string): () => void {
  const leaving: Leaving = { sessionId, since: Date.now() };
  localStorage.setItem(storageKey, JSON.stringify(leaving));
  return () => localStorage.removeItem(storageKey);
}

/** Whether a tab is ending this session right now: once it is done, tabs that share its tokens find them gone. */
export function isBeingLeft(sessionId: string): boolean {
  const leaving = parseKept<Leaving>(localStorage.getItem(storageKey));
  return leaving?.sessionId === sessionId && Date.now() - leaving.since < longest;
}
