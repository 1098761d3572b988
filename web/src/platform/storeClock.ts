import { localStorage } from "./storages";

const storageKey = "jukebox.clock";

/**
 * Milliseconds by which an answer may lie before its request or after its arrival without meaning that this clock is wrong;
 * AWS takes signatures that are five minutes off.
 */
const tolerance = 30_000;

/** Milliseconds from this device's clock to the store's. Kept, so that a page knows the age of its tokens before any answer. */
let offset = Number(localStorage.getItem(storageKey)) || 0;

/** The store's time in epoch milliseconds, as far as it is known. */
export function storeNow(): number {
  return globalThis.Date.now() + offset;
}

/**
 * Records the time of a response (its Date header), if the device's clock cannot be right: as the AWS SDKs correct
 * the skew of a clock. `sentAt` is when the request went out, by the device's clock.
 */
export function noteStoreTime(date: string | null, sentAt: number): void {
  const stated = globalThis.Date.parse(date ?? "");
  const now = storeNow();
  if (Number.isNaN(stated)) return;
  if (stated >= sentAt + offset - tolerance && stated <= now + tolerance) return;
  offset += stated - now;
  localStorage.setItem(storageKey, String(offset));
}
