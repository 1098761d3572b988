import { SessionLostError } from "../api/errors";
import { account, restoreAccount } from "./account";
import { loseSession } from "./sessionLoss";

/** The key under which aws-amplify keeps a refresh token: it comes with a sign-in and goes with a sign-out. */
const refreshTokenKey = /^CognitoIdentityServiceProvider\..+\.refreshToken$/;

/**
 * With tokens in local storage, signing in or out in one tab is so in all of them; `signedIn` is called when
 * another tab has signed in. The other storages are a tab's own and tell nobody.
 */
export function watchOtherTabs(signedIn: () => void): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key === null || !refreshTokenKey.test(key)) return;
    const user = account.get();
    if (newValue === null && user !== null)
      void loseSession(new SessionLostError("SignedOutElsewhere"), user);
    if (newValue !== null && user === null) void restoreAccount().then(signedIn);
  });
}
