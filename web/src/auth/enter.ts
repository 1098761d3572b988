import { NetworkError, isStoreError } from "../api/errors";
import { request } from "../api/request";
import { endSession, getClaim, mergeCart, startSession } from "../api/operations";
import type { SignInMethod } from "../api/types";
import { replaceCart } from "../cart/cartStore";
import { isCookieMode } from "../config";
import { account, restoreAccount } from "./account";
import { deviceLabel } from "./deviceLabel";
import { forgetGuest } from "./guest";
import { tellTabs } from "./tabChannel";
import { forgetTokens } from "./tokens";

/** The arguments that move a guest's cart to the user; null if there is nothing to move. */
export type Claim = { guestCartId: string; claimToken: string } | null;

/** Reads the claim before the sign-in: only the guest itself can read it. */
export async function readClaim(): Promise<Claim> {
  const { id, claimToken, itemCount, saved } = await request(getClaim, {});
  const isEmpty = itemCount === 0 && saved.lines.length === 0;
  return claimToken === null || isEmpty ? null : { guestCartId: id, claimToken };
}

/**
 * The steps after a sign-in: starts the session at the store, unless the sign-in has started it,
 * moves the guest's cart, and deletes the guest identity. If a user was already signed in, the
 * previous session ends. Returns whether the guest's products were moved; false if the store
 * refused. Throws if the session cannot start.
 */
export async function enter(claim: Claim, signedInBy: SignInMethod): Promise<boolean> {
  const former = account.get();
  // With cookies this browser continues as a guest with a new identity next to the user;
  // subscriptions use it.
  if (isCookieMode()) await forgetGuest();
  await restoreAccount();
  if (!isCookieMode()) await beginSession(signedInBy);
  if (former !== null && former.sessionId !== account.get()?.sessionId)
    await request(endSession, { id: former.sessionId }).catch(() => undefined); // otherwise the list of devices shows it
  const moved = claim === null || (await merge(claim));
  if (!isCookieMode()) await forgetGuest();
  tellTabs({ kind: "arrived" });
  return moved;
}

async function beginSession(signedInBy: SignInMethod): Promise<void> {
  try {
    await request(startSession, { device: deviceLabel(), signedInBy });
  } catch (error) {
    // Without a session the tokens are useless. The sign-in page shows the reason and stays.
    await forgetTokens();
    account.set(null);
    throw error;
  }
}

async function merge(claim: NonNullable<Claim>): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      replaceCart(await request(mergeCart, claim));
      return true;
    } catch (error) {
      // Repeating is harmless: the same user gets the cart unchanged.
      if (error instanceof NetworkError && attempt < 2) continue;
      if (error instanceof NetworkError || isStoreError(error)) return false;
      throw error;
    }
  }
}
