import { SessionLostError } from "../api/errors";
import { account, leaving } from "./account";
import { watchSignedIn } from "./cookies/signedIn";
import { renewGuestCredentials } from "./guest";
import { loseSession } from "./sessionLoss";
import { hearTabs } from "./tabChannel";
import { readSignedInUser } from "./tokens";

/** The key under which aws-amplify keeps a refresh token: it comes with a sign-in and goes with a sign-out. */
const refreshTokenKey = /^CognitoIdentityServiceProvider\..+\.refreshToken$/;

/** Events for tokens that another tab has changed. */
export const tokensElsewhere = new EventTarget();

/**
 * Signing in or out in one tab is so in all of them: `switched` is called when this page has become another user's, `arrived`
 * when the cart has moved too.
 */
export function watchOtherTabs(switched: () => void, arrived: () => void): void {
  const follow = () => void followTokens(switched);
  tokensElsewhere.addEventListener("changed", follow);
  watchSignedIn(follow);
  // With tokens in local storage, which the tabs share.
  addEventListener("storage", ({ key }) => {
    if (key === null || refreshTokenKey.test(key)) follow();
  });
  // A page in the back/forward cache has got no events.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) follow();
  });
  hearTabs("arrived", arrived);
}

/** Makes this page follow the user of the current tokens. */
async function followTokens(switched: () => void): Promise<void> {
  if (leaving.get()) return;
  const stored = await readSignedInUser();
  const user = account.get();
  if (stored?.sessionId === user?.sessionId) return;
  if (stored === null) {
    await loseSession(new SessionLostError("SignedOutElsewhere"), user);
    return;
  }
  // The guest's cart is the user's now, or was never this one's.
  await renewGuestCredentials();
  account.set(stored);
  switched();
}
