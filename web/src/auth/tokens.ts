import { isCookieMode } from "../config";
import * as amplify from "./amplifyTokens";
import { dropCookies } from "./cookies/dropCookies";
import { keepCookiesFresh, refreshCookies } from "./cookies/refreshCookies";
import { forgetSignedIn, readSignedIn } from "./cookies/signedIn";
import type { SignedInUser } from "./signedInUser";

/** Reads the signed-in user, without a request; null if there is none. */
export async function readSignedInUser(): Promise<SignedInUser | null> {
  return isCookieMode() ? readSignedIn() : amplify.readSignedInUser();
}

/**
 * The headers that authorize the user; none with cookies. Refreshes expired tokens first. Throws
 * SessionLostError if that fails.
 */
export async function userHeaders(): Promise<Record<string, string>> {
  if (!isCookieMode()) return { authorization: await amplify.getAccessToken() };
  await keepCookiesFresh();
  return {};
}

let refreshes = 0;

/**
 * Number of replacements of refused tokens. It shows whether the tokens of a call have been
 * replaced since.
 */
export function countRefreshes(): number {
  return refreshes;
}

/**
 * Replaces tokens that were refused although they have not expired. Simultaneous calls share one
 * refresh.
 */
export async function refreshTokens(): Promise<void> {
  await (isCookieMode() ? refreshCookies() : amplify.refreshAccessToken());
  refreshes += 1;
}

/** Deletes the tokens on this device, without an event. With cookies, the site deletes them. */
export async function forgetTokens(): Promise<void> {
  if (!isCookieMode()) return amplify.forgetTokens();
  if (forgetSignedIn()) dropCookies().catch(() => undefined); // the next page repeats the call
}
