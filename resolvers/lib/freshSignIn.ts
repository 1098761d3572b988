import { util } from "@aws-appsync/utils";
import type { Caller } from "./caller";
import { fail } from "./fail";

/**
 * Whether the caller has just signed in. auth_time is the time of the sign-in; a refresh does not
 * change it.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function isFresh(caller: Caller): boolean {
  return util.time.nowEpochSeconds() - caller.authTime <= STORE.freshSignInSeconds;
}

/**
 * Ends the field unless the sign-in is fresh: a session is not enough to change security settings.
 */
export function requireFresh(caller: Caller): void {
  if (isFresh(caller)) return;
  fail("FreshSignInRequired", "Sign in again first, then repeat this.", {
    maxAgeSeconds: STORE.freshSignInSeconds,
  });
}
