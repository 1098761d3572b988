/**
/**
 * Notifies parts of the page when "purchases" or "sessions" of this user, or the list of "saved" products, may have changed
 * elsewhere: by an event of that name.
 */
export const changes = new EventTarget();

/** Publishes the given changes, or all if it is not known what happened. */
export function tellChange(...names: ("purchases" | "sessions" | "saved")[]): void {
  for (const name of names) changes.dispatchEvent(new Event(name));
}

/** Publishes a version of the list of saved products, in the event's `detail`. */
export function tellSaved(version: number): void {
  changes.dispatchEvent(new CustomEvent("saved", { detail: version }));
}

/** Tells it of one purchase that the store has done something with; its id is the event's `detail`. */
export function tellPurchase(id: string): void {
  changes.dispatchEvent(new CustomEvent("purchase", { detail: id }));
}
