import { request } from "../api/request";
import { endSession } from "../api/operations";
import { replaceCart } from "../cart/cartStore";
import { isCookieMode } from "../config";
import { account, leaving } from "./account";
import { dropCookies } from "./cookies/dropCookies";
import { forgetGuest } from "./guest";
import { announceLeaving } from "./leavingTab";
import { loadUserPool } from "./loadUserPool";
import { forgetTokens } from "./tokens";

/**
 * Signs out: ends the session at the store, revokes the refresh token, deletes the tokens and
 * starts as a new guest. Returns whether the store has confirmed it. On this device the sign-out
 * always happens.
 */
export async function leave(): Promise<boolean> {
  const user = account.get();
  if (user === null) return true;
  leaving.set(true);
  const hasLeft = await announceLeaving(user.sessionId);
  try {
    // The session ends first, because this needs no further module.
    const ended = await succeeds(request(endSession, { id: user.sessionId }));
    const revoked = await succeeds(revokeTokens());
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

async function revokeTokens(): Promise<boolean> {
  if (isCookieMode()) return dropCookies();
  const { signOut } = await loadUserPool();
  await signOut();
  return true;
}

function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    (result) => result !== false,
    () => false,
  );
}
