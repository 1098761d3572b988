/** undefined on a page without HTTPS. */
const locks = navigator.locks as LockManager | undefined;

/**
 * All tabs share the browser's locks immediately; changes of the storage may reach another tab
 * later.
 */
const lockOf = (sessionId: string): string => `jukebox.leaving.${sessionId}`;

/** Milliseconds within which other tabs see that this tab has deleted the tokens. */
const seenWithin = 2000;

/**
 * Notifies the other tabs that this tab is ending a session. The returned function revokes the
 * notification, and so does closing the tab. Without locks the other tabs are not notified.
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

/**
 * Whether a tab is currently ending this session. When it is done, tabs that share its tokens find
 * them deleted.
 */
export async function isBeingLeft(sessionId: string): Promise<boolean> {
  const { held } = (await locks?.query().catch(() => undefined)) ?? {};
  return held?.some(({ name }) => name === lockOf(sessionId)) ?? false;
}
