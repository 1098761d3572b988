/*
 * The versions of an owner's cart never repeat, so a checkout of a version that the buyer saw buys
 * that cart or nothing. While the item of the cart exists, every write increments the version.
 * DynamoDB deletes the item only after its expiry, and every write keeps the version at or below
 * `versionAt` of that expiry. A new item counts from `versionAt` of the present, which is then
 * above every version of the deleted one.
 */

/**
 * The first version of new carts is relative to this time, in epoch seconds. Releases before this
 * rule counted users' carts from 1600000000 and deleted a cart when it was bought. The 100,000,000
 * between are more changes than one item can take in a day at the 1,000 writes per second that
 * DynamoDB allows for it.
 */
const versionEpoch = 1500000000;

/**
 * Number of changes that may happen between a read of a cart and its write, in carts whose version
 * is ahead of the clock.
 */
const changesBetween = 600;

/** The start version of a new cart; `now` in epoch seconds. It fits GraphQL's Int until 2086. */
export function versionAt(now: number): number {
  return Math.max(0, Math.floor(now) - versionEpoch);
}

/** The version of a cart that replaces `old`; `now` in epoch seconds. */
export function nextVersion(old: number | undefined, now: number): number {
  return Math.max(old ?? 0, versionAt(now)) + 1;
}

/**
 * Lifetime of a user's list of saved products, in seconds: a year, or the lifetime of the cart if
 * that is longer.
 */
const savedSeconds = 365 * 86400;

/**
 * The expiry of a cart or saved list that changed now, in epoch seconds. A cart that changed more
 * often than once per second for its whole lifetime is kept until the clock has passed its version.
 */
export function cartExpiry(ownerId: string, version: number, now: number): number {
  return Math.max(Math.ceil(now + lifeOf(ownerId)), version + versionEpoch + changesBetween);
}

/** A guest's list lives as long as its cart: at the merge the cart proves the owner of the list. */
function lifeOf(ownerId: string): number {
  if (ownerId.startsWith("guest#") || ownerId.startsWith("saved#guest#")) {
    return STORE.guestCartSeconds;
  }
  if (!ownerId.startsWith("saved#")) return STORE.userCartSeconds;
  return Math.max(savedSeconds, STORE.userCartSeconds);
}
