import { util } from "@aws-appsync/utils";
import type { Cart, CartLine } from "../generated/schema";
import { failUnavailable } from "./fail";
import type { CartItem, ProductItem } from "./items";
import { liveCart, productIds, quantityOf } from "./liveCart";
import { productView } from "./productView";
import { productsOf, savedView } from "./savedView";
import type { Stash } from "./stash";

/** The caller's cart in the form of the schema; an empty cart of version 0 if there is none. */
export function cartView(stash: Stash): Cart {
  if (stash.caller === undefined) failUnavailable();
  const cart = liveCart(stash.cart, util.time.nowEpochSeconds());
  const products = productsOf(stash);
  const lines = productIds(cart).map((id) => lineOf(cart, id, products));
  let itemCount = 0;
  let totalCents = 0;
  for (const line of lines) {
    itemCount += line.quantity;
    totalCents += line.lineTotalCents ?? 0;
  }
  return {
    id: stash.caller.ownerId,
    version: cart?.Version ?? 0,
    lines,
    itemCount,
    totalCents,
    expiresAt:
      cart === undefined ? null : util.time.epochMilliSecondsToISO8601(cart.ExpiresAt * 1000),
    claimToken: stash.caller.guest ? (cart?.ClaimToken ?? null) : null,
    saved: stash.wanted?.saved === true ? savedView(stash) : null,
  };
}

function lineOf(cart: CartItem | undefined, productId: string, products: ProductItem[]): CartLine {
  const quantity = quantityOf(cart, productId);
  const product = products.find((candidate) => candidate.ProductId === productId);
  return {
    productId,
    quantity,
    product: product === undefined ? null : productView(product),
    lineTotalCents: product === undefined ? null : product.PriceCents * quantity,
  };
}
