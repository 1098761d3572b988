/** A page without HTTPS has none. */
const locks = navigator.locks as LockManager | undefined;

/** The browser keeps the locks of all tabs in one place; what one tab stores, another may not see at once. */
const lockOf = (sessionId: string): string => `jukebox.leaving.${sessionId}`;

/** Milliseconds within which other tabs see that this one has forgotten the tokens. */
const seenWithin = 2000;

/**
 * Notifies the other tabs that this one is ending a session; the returned function revokes that, and so does a tab that is
 * closed. Without locks they do not learn of it.
 */
export function announceLeaving(sessionId: string): Promise<() => void> {
  return new Promise((announced) => {
    const tellNone = () => {
      announced(() => undefined);
    };
    if (locks === undefined) {
      tellNone();
      return;
    }
    const hold = () =>
      new Promise<void>((left) => {
        announced(() => setTimeout(left, seenWithin));
      });
    locks.request(lockOf(sessionId), { mode: "shared" }, hold).catch(tellNone);
  });
}

/** Whether a tab is ending this session right now: once it is done, tabs that share its tokens find them gone. */
export async function isBeingLeft(sessionId: string): Promise<boolean> {
  const { held } = (await locks?.query().catch(() => undefined)) ?? {};
  return held?.some(({ name }) => name === lockOf(sessionId)) ?? false;
}
