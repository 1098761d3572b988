/**
 * Tells parts of the page that show such things when "purchases" or "sessions" of this user may have changed elsewhere: by an
 * event of that name.
 */
export const changes = new EventTarget();

/** Tells it of the one, or of both when nobody knows what happened. */
export function tellChange(...names: ("purchases" | "sessions")[]): void {
  for (const name of names) changes.dispatchEvent(new Event(name));
}
