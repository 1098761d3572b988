import type { MutationCheckoutArgs } from "../generated/schema";
import { cartRefusal, priceChanged, productGone, soldOut } from "./checkoutRefusal";
import { conditionFailed } from "./dataSourceError";
import type { CancellationReason } from "./dataSourceError";
import type { Refusal } from "./fail";
import type { CartItem, ProductItem, PurchaseItem } from "./items";

/**
 * The reason why the conditions of a purchase's transaction failed, except the first one (the
 * purchase itself); null if none failed. `now` in epoch seconds.
 */
export function purchaseRefusal(
  purchase: PurchaseItem,
  args: MutationCheckoutArgs,
  reasons: (CancellationReason | null)[],
  now: number,
): Refusal | null {
  if (conditionFailed(reasons[1])) {
    const cart = reasons[1]?.item as CartItem | null | undefined;
    return cartRefusal(cart ?? undefined, args, now);
  }
  let refusal: Refusal | null = null;
  let total = purchase.TotalCents;
  purchase.Lines.forEach((line, index) => {
    const reason = reasons[index + 2];
    if (!conditionFailed(reason)) return;
    const product = reason?.item as ProductItem | null | undefined;
    const gone = product === null || product === undefined || product.OffSaleAt !== undefined;
    if (gone) refusal = productGone(line.ProductId);
    else if (product.Stock < line.Quantity) refusal = soldOut(product);
    else total += (product.PriceCents - line.PriceCents) * line.Quantity;
  });
  if (refusal !== null) return refusal;
  return total === purchase.TotalCents ? null : priceChanged(total);
}
