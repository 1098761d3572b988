import { SessionLostError, isStoreError } from "../../api/errors";
import { requestAsGuest } from "../../api/requestAsGuest";
import { refreshSignIn } from "../../api/signInOperations";
import { singleFlight } from "../../singleFlight";
import { exclusively } from "./exclusively";
import { keepSignedIn, readSignedIn } from "./signedIn";

/**
 * The page refreshes this many milliseconds before the access token expires, so that no token
 * expires in transit.
 */
const refreshBefore = 5000;

/**
 * Refreshes the cookies if their access token has expired. Throws SessionLostError if it cannot be
 * replaced.
 */
export async function keepCookiesFresh(): Promise<void> {
  const kept = readSignedIn();
  if (kept === null) throw new SessionLostError("TokensRefused");
  if (kept.expiresAt * 1000 - Date.now() < refreshBefore) await refreshCookies();
}

/**
 * Refreshes the cookies even if the access token has not expired. Several tabs refresh once: a tab
 * that waited for another one finds new cookies. With rotation, only one of them could use the
 * refresh token.
 */
export const refreshCookies = singleFlight(async (): Promise<void> => {
  const before = readSignedIn();
  await exclusively(async () => {
    const kept = readSignedIn();
    if (kept === null) throw new SessionLostError("TokensRefused");
    if (kept.sessionId !== before?.sessionId || kept.expiresAt !== before.expiresAt) return;
    try {
      keepSignedIn(await requestAsGuest(refreshSignIn, {}, "/graphql/refresh"), kept.email);
    } catch (error) {
      if (isStoreError(error, "SessionEnded"))
        throw new SessionLostError("SessionEnded", { cause: error });
      if (isStoreError(error, "SessionExpired"))
        throw new SessionLostError("TokensRefused", { cause: error });
      throw error;
    }
  });
});
