import { isCookieMode } from "../config";
import * as amplify from "./amplifyTokens";
import { dropCookies } from "./cookies/dropCookies";
import { keepCookiesFresh, refreshCookies } from "./cookies/refreshCookies";
import { forgetSignedIn, readSignedIn } from "./cookies/signedIn";
import type { SignedInUser } from "./signedInUser";

/** Reads who is signed in, without any request; null if no user is. */
export async function readSignedInUser(): Promise<SignedInUser | null> {
  return isCookieMode() ? readSignedIn() : amplify.readSignedInUser();
}

/** The headers that prove the user; with cookies there are none. Refreshes first what has expired. Throws SessionLostError when it can't. */
export async function userHeaders(): Promise<Record<string, string>> {
  if (!isCookieMode()) return { authorization: await amplify.getAccessToken() };
  await keepCookiesFresh();
  return {};
}

let refreshes = 0;

/** How often refused tokens have been replaced: shows whether a call was sent with tokens replaced since. */
export function countRefreshes(): number {
  return refreshes;
}

/** Replaces tokens that were refused although they have not expired; simultaneous calls share one refresh. */
export async function refreshTokens(): Promise<void> {
  await (isCookieMode() ? refreshCookies() : amplify.refreshAccessToken());
  refreshes += 1;
}

/** Forgets the tokens on this device, without an event; with cookies, the site deletes them. */
export async function forgetTokens(): Promise<void> {
  if (!isCookieMode()) return amplify.forgetTokens();
  if (forgetSignedIn()) dropCookies().catch(() => undefined); // the next page asks again
}
