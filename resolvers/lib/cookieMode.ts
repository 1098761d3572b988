import type { Identity } from "@aws-appsync/utils";
import { requireGuest } from "./caller";
import { fail } from "./fail";
import type { Wanted } from "./stash";

// A separate constant: with the setting inlined, esbuild would drop the unused function but not its
// use.
const inCookies: boolean = STORE.cookieMode;
const signsInDirectly = "This store signs in with Cognito directly (tokenStorage).";

/**
 * Ends a sign-in field unless the store keeps tokens in cookies and the caller is a guest of its
 * identity pool.
 */
export function requireCookieGuest(identity: Identity): void {
  if (!inCookies) fail("NotOffered", signsInDirectly);
  requireGuest(identity);
}

/**
 * What a field for users in cookie mode wants of checkSession: NotOffered if the store keeps tokens
 * elsewhere.
 */
export function wantCookieMode(): Wanted {
  return inCookies ? {} : { notOffered: signsInDirectly };
}
