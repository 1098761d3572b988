import { cartExpiry } from "./cartVersion";
import type { CartUpdate } from "./cartUpdate";
import { expression } from "./expression";
import type { CartItem } from "./items";
import { productIds } from "./liveCart";

/**
 * The update that empties a live cart, if it is still the one that was read. The item stays, so the
 * next change continues its version. `now` in epoch seconds.
 */
export function emptiedCart(cart: CartItem, now: number): CartUpdate {
  const names: Record<string, string> = {};
  productIds(cart).forEach((id, index) => {
    names[`#q${index}`] = `q_${id}`;
  });
  const gone = ["ProductIds"].concat(Object.keys(names));
  return {
    update: expression(
      `SET Version = Version + :one, ExpiresAt = :expiry REMOVE ${gone.join(", ")}`,
      { names, values: { ":one": 1, ":expiry": cartExpiry(cart.OwnerId, cart.Version, now) } },
    ),
    condition: expression(
      "Version = :seen AND ExpiresAt > :now AND attribute_not_exists(MergedBy)",
      { values: { ":seen": cart.Version, ":now": now } },
    ),
  };
}
