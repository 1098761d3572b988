/**
 * Notifies parts of the page when "purchases" or "sessions" of this user may have changed elsewhere: by an
 * event of that name.
 */
export const changes = new EventTarget();

/** Publishes the given changes, or both if it is not known what happened. */
export function tellChange(...names: ("purchases" | "sessions")[]): void {
  for (const name of names) changes.dispatchEvent(new Event(name));
}
