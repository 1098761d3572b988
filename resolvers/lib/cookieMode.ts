import type { Identity } from "@aws-appsync/utils";
import { requireGuest } from "./caller";
import { fail } from "./fail";
import type { Wanted } from "./stash";

// A name of its own: esbuild would drop what the setting makes unused, and leave the use of it.
const inCookies: boolean = STORE.cookieMode;
const signsInDirectly = "This store signs in with Cognito directly (tokenStorage).";

/** Ends a field of the sign-in unless cookies keep this store's tokens and a guest of its identity pool asks. */
export function requireCookieGuest(identity: Identity): void {
  if (!inCookies) fail("NotOffered", signsInDirectly);
  requireGuest(identity);
}

/** What a field for users wants of checkSession: NotOffered where other storages keep the tokens. */
export function wantCookieMode(): Wanted {
  return inCookies ? {} : { notOffered: signsInDirectly };
}
