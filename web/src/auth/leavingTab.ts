const storageKey = "jukebox.leaving";

/** A tab that was closed while it signed out is waited for no longer, in milliseconds. */
const longest = 10_000;

/** Tells the other tabs that this one is ending a session; the function that comes back takes it back. */
export function announceLeaving(sessionId: string): () => void {
  localStorage.setItem(storageKey, JSON.stringify({ sessionId, since: Date.now() }));
  return () => localStorage.removeItem(storageKey);
}

/** Whether a tab is ending this session right now: once it is done, tabs that share its tokens find them gone. */
export function isBeingLeft(sessionId: string): boolean {
  const { sessionId: left, since } = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
  return left === sessionId && Date.now() - since < longest;
}
