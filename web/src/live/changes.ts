/**
 * Tells parts of the page that show such things when "purchases" or "sessions" of this user, or what is "saved" for later, may
 * have changed elsewhere: by an event of that name.
 */
export const changes = new EventTarget();

/** Tells it of the one, or of all when nobody knows what happened. */
export function tellChange(...names: ("purchases" | "sessions" | "saved")[]): void {
  for (const name of names) changes.dispatchEvent(new Event(name));
}

/** Tells it of a version of the list of saved products, in the event's `detail`. */
export function tellSaved(version: number): void {
  changes.dispatchEvent(new CustomEvent("saved", { detail: version }));
}
