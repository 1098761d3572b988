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

/** What moves a guest's cart to the user who was that guest; null when there is nothing to move. */
export type Claim = { guestCartId: string; claimToken: string } | null;

/** Reads the claim, which only the guest itself can: before signing in. */
export async function readClaim(): Promise<Claim> {
  const { id, claimToken, itemCount, saved } = await request(getClaim, {});
  const isEmpty = itemCount === 0 && saved.lines.length === 0;
  return claimToken === null || isEmpty ? null : { guestCartId: id, claimToken };
}

/**
 * What follows a sign-in: the session at the store begins, unless the sign-in has begun it, the guest's cart moves in, and the
 * guest identity is forgotten. A user who was signed in already gets a new session, and the former one ends. Returns whether the guest's
 * records were moved; false when the store refused them. Throws when the session cannot begin.
 */
export async function enter(claim: Claim, signedInBy: SignInMethod): Promise<boolean> {
  const former = account.get();
  // With cookies this browser goes on as a guest of another identity, beside the user: listening begins with that one.
  if (isCookieMode()) await forgetGuest();
  await restoreAccount();
  if (!isCookieMode()) await beginSession(signedInBy);
  if (former !== null && former.sessionId !== account.get()?.sessionId)
    await request(endSession, { id: former.sessionId }).catch(() => undefined); // the list of devices shows it
  const moved = claim === null || (await merge(claim));
  if (!isCookieMode()) await forgetGuest();
  tellTabs({ kind: "arrived" });
  return moved;
}

async function beginSession(signedInBy: SignInMethod): Promise<void> {
  try {
    await request(startSession, { device: deviceLabel(), signedInBy });
  } catch (error) {
    // Without a session the tokens are of no use; the sign-in page says why and stays.
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
      // Repeating is harmless: the same user gets the cart as it is.
      if (error instanceof NetworkError && attempt < 2) continue;
      if (error instanceof NetworkError || isStoreError(error)) return false;
      throw error;
    }
  }
}
