import { fail } from "./fail";
import type { CartItem } from "./items";

/**
 * Whether a guest's cart, as it was read, is still to be moved into the caller's; false when the same user has moved
 * it already. Ends the field with InvalidClaim for anyone who does not prove a claim. `now` in epoch seconds.
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
