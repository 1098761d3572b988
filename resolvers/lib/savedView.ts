import { util } from "@aws-appsync/utils";
import type { SavedList } from "../generated/schema";
import type { ProductItem } from "./items";
import { liveCart, productIds, quantityOf } from "./liveCart";
import { productView } from "./productView";
import type { Stash } from "./stash";

/**
 * The caller's saved products in the form of the schema; an empty list of version 0 if there is
 * none.
 */
export function savedView(stash: Stash): SavedList {
  const list = liveCart(stash.saved, util.time.nowEpochSeconds());
  const products = productsOf(stash);
  const lines = productIds(list).map((productId) => {
    const product = products.find((candidate) => candidate.ProductId === productId);
    return {
      productId,
      quantity: quantityOf(list, productId),
      product: product === undefined ? null : productView(product),
    };
  });
  return {
    version: list?.Version ?? 0,
    lines,
    expiresAt:
      list === undefined ? null : util.time.epochMilliSecondsToISO8601(list.ExpiresAt * 1000),
  };
}

/** All products that were read for a cart and its saved list. */
export function productsOf({ product, products }: Stash): ProductItem[] {
  return (products ?? []).concat(product === undefined ? [] : [product]);
}
