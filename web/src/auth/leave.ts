import { request } from "../api/request";
import { endSession } from "../api/operations";
import { replaceCart } from "../cart/cartStore";
import { account, leaving } from "./account";
import { forgetGuest } from "./guest";
import { announceLeaving } from "./leavingTab";
import { forgetTokens } from "./tokens";

/**
 * Signs out: ends the session at the store, revokes the refresh token, forgets the tokens and
 * starts as a fresh guest. Returns whether the store has confirmed it; on this device it is done in any case.
 */
export async function leave(): Promise<boolean> {
  const user = account.get();
  if (user === null) return true;
  leaving.set(true);
  const hasLeft = announceLeaving(user.sessionId);
  try {
    const { signOut } = await import("./userPool");
    const ended = await request(endSession, { id: user.sessionId }).then(
      () => true,
      () => false,
    );
    const revoked = await signOut().then(
      () => true,
      () => false,
    );
    return ended && revoked;
  } finally {
    await forgetTokens();
    hasLeft();
    await forgetGuest();
    sessionStorage.removeItem("jukebox.checkout");
    account.set(null);
    leaving.set(false);
    replaceCart(null);
  }
}
