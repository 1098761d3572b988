import { localStorage } from "./storages";

const storageKey = "jukebox.clock";

/**
 * Tolerance in milliseconds for a response time before its request or after its arrival. AWS
 * accepts signatures that are up to five minutes off.
 */
const tolerance = 30_000;

/**
 * Offset of the store's clock from this device's clock, in milliseconds. It is stored, so that a
 * page knows the age of its tokens before the first response.
 */
let offset = Number(localStorage.getItem(storageKey)) || 0;

/** The store's current time in epoch milliseconds, as far as it is known. */
export function storeNow(): number {
  return globalThis.Date.now() + offset;
}

/**
 * Records the time of a response (its Date header) if the device's clock must be wrong, as the AWS
 * SDKs correct clock skew. `sentAt` is the time of the request by the device's clock.
 */
export function noteStoreTime(date: string | null, sentAt: number): void {
  const stated = globalThis.Date.parse(date ?? "");
  const now = storeNow();
  if (Number.isNaN(stated)) return;
  if (stated >= sentAt + offset - tolerance && stated <= now + tolerance) return;
  offset += stated - now;
  localStorage.setItem(storageKey, String(offset));
}
