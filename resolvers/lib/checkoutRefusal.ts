import type { MutationCheckoutArgs } from "../generated/schema";
import type { Refusal } from "./fail";
import type { CartItem } from "./items";
import { liveCart, productIds, quantityOf } from "./liveCart";
import type { ProductItem } from "./items";

/** The reason why the cart as read cannot be bought; null if it can. `now` in epoch seconds. */
export function cartRefusal(
  cart: CartItem | undefined,
  args: MutationCheckoutArgs,
  now: number,
): Refusal | null {
  const live = liveCart(cart, now);
  if (live === undefined || productIds(live).length === 0) return emptyCart();
  return live.Version === args.cartVersion ? null : cartChanged(live.Version);
}

/**
 * The reason why the cart cannot be bought at the prices and with the stock as read; null if it
 * can.
 */
export function productRefusal(
  cart: CartItem,
  products: ProductItem[],
  args: MutationCheckoutArgs,
): Refusal | null {
  let total = 0;
  for (const id of productIds(cart)) {
    const product = products.find((candidate) => candidate.ProductId === id);
    if (product === undefined) return productGone(id);
    const quantity = quantityOf(cart, id);
    if (product.Stock < quantity) return soldOut(product);
    total += product.PriceCents * quantity;
  }
  return total === args.expectedTotalCents ? null : priceChanged(total);
}

/** The cart is empty. */
function emptyCart(): Refusal {
  const message = "The cart is empty. Put something into it first.";
  return { type: "EmptyCart", message, info: null };
}

/** The cart is not the one that the buyer saw. */
function cartChanged(version: number): Refusal {
  const message = "The cart has changed. Look at it again, then buy it as it is now.";
  return { type: "CartChanged", message, info: { version } };
}

/** The total differs from the one that the buyer saw. */
export function priceChanged(totalCents: number): Refusal {
  const message = "The price has changed. Look at the new total, then buy at that if you like.";
  return { type: "PriceChanged", message, info: { totalCents } };
}

/** A product is no longer in the catalogue. */
export function productGone(productId: string): Refusal {
  const message = "A record in the cart is not sold any more. Take it out, then buy the rest.";
  return { type: "ProductNotFound", message, info: { productId } };
}

/** Too few copies are left. */
export function soldOut(product: ProductItem): Refusal {
  const message =
    product.Stock > 0
      ? `Only ${product.Stock} of "${product.Title}" left. Take fewer, then buy.`
      : `"${product.Title}" is sold out. Take it out, then buy the rest.`;
  const info = { productId: product.ProductId, stock: product.Stock };
  return { type: "SoldOut", message, info };
}
