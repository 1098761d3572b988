import { fail } from "./fail";
import type { CartItem } from "./items";

/**
 * Whether the guest's cart, as read, is still to be moved into the caller's; false if the same user
 * has already moved it. Ends the field with InvalidClaim for a caller without a valid claim. `now`
 * in epoch seconds.
 */
export function checkClaim(
  cart: CartItem | undefined,
  token: string,
  ownerId: string,
  now: number,
): boolean {
  if (cart === undefined || cart.ExpiresAt <= now) failClaim();
  if (cart.PastClaimToken === token && cart.PastMergedBy === ownerId) return false;
  if (cart.ClaimToken === undefined || cart.ClaimToken !== token) failClaim();
  if (cart.MergedBy === undefined) return true;
  if (cart.MergedBy !== ownerId) failClaim();
  return false;
}

function failClaim(): never {
  fail(
    "InvalidClaim",
    "This guest cart cannot be moved: it is gone, or the claim token is not its own. Go on with your cart.",
  );
}
