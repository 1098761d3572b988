import { productLimit, quantityLimit } from "./cartLimits";
import type { CartChange } from "./cartChange";
import { fail } from "./fail";
import type { CartItem } from "./items";
import { productIds, quantityOf } from "./liveCart";

/**
 * Whether the change would change the live cart as last read. Ends the field if a limit would be
 * exceeded. The write checks the limits again in its condition, because of concurrent changes.
 */
export function checkCartChange(change: CartChange, cart: CartItem | undefined): boolean {
  if (change.kind === "clear") return productIds(cart).length > 0;
  const held = quantityOf(cart, change.productId);
  if (change.kind === "remove") return held > 0;
  if (change.kind === "add" && held + change.quantity > quantityLimit) {
    const room = quantityLimit - held;
    fail(
      "QuantityLimit",
      `A cart holds at most ${quantityLimit} copies of a record; it has room for ${room} more of this one.`,
      { maximum: quantityLimit, quantity: held },
    );
  }
  if (held === 0 && productIds(cart).length >= productLimit) {
    fail(
      "CartLimit",
      `A cart holds at most ${productLimit} different records. Take one out first.`,
      { maximum: productLimit },
    );
  }
  return true;
}
