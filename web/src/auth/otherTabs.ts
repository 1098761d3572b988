import { SessionLostError } from "../api/errors";
import { account, leaving } from "./account";
import { watchSignedIn } from "./cookies/signedIn";
import { renewGuestCredentials } from "./guest";
import { loseSession } from "./sessionLoss";
import { hearTabs } from "./tabChannel";
import { readSignedInUser } from "./tokens";

/** The key of aws-amplify's refresh token: a sign-in sets it, a sign-out deletes it. */
const refreshTokenKey = /^CognitoIdentityServiceProvider\..+\.refreshToken$/;

/** Events for tokens that another tab has changed. */
export const tokensElsewhere = new EventTarget();

/**
 * Follows sign-ins and sign-outs of other tabs. Calls `switched` when the user of this page has
 * changed, and `arrived` when the cart has been merged too.
 */
export function watchOtherTabs(switched: () => void, arrived: () => void): void {
  const follow = () => void followTokens(switched);
  tokensElsewhere.addEventListener("changed", follow);
  watchSignedIn(follow);
  // For tokens in local storage, which the tabs share.
  addEventListener("storage", ({ key }) => {
    if (key === null || refreshTokenKey.test(key)) follow();
  });
  // A page in the back/forward cache receives no events.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) follow();
  });
  hearTabs("arrived", arrived);
}

/** Switches this page to the user of the current tokens. */
async function followTokens(switched: () => void): Promise<void> {
  if (leaving.get()) return;
  const stored = await readSignedInUser();
  const user = account.get();
  if (stored?.sessionId === user?.sessionId) return;
  if (stored === null) {
    await loseSession(new SessionLostError("SignedOutElsewhere"), user);
    return;
  }
  // The guest's cart now belongs to the user, or to another guest.
  await renewGuestCredentials();
  account.set(stored);
  switched();
}
