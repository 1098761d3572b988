/**
 * Notifies parts of the page when "purchases" or "sessions" of this user, or the list of "saved"
 * products, may have changed elsewhere. The event has that name.
 */
export const changes = new EventTarget();

/** Publishes the given changes, or all if the change is unknown. */
export function tellChange(...names: ("purchases" | "sessions" | "saved")[]): void {
  for (const name of names) changes.dispatchEvent(new Event(name));
}

/** Publishes a version of the list of saved products, in the event's `detail`. */
export function tellSaved(version: number): void {
  changes.dispatchEvent(new CustomEvent("saved", { detail: version }));
}

/**
 * Publishes a purchase that the store has packed, shipped, cancelled or mailed about; the event's
 * `detail` is its id.
 */
export function tellPurchase(id: string): void {
  changes.dispatchEvent(new CustomEvent("purchase", { detail: id }));
}
