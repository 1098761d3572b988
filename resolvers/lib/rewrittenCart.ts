import { util } from "@aws-appsync/utils";
import { newClaimToken } from "./cartUpdate";
import { cartWith } from "./cartWith";
import { toKey } from "./expression";
import type { CartItem } from "./items";
import { liveCart } from "./liveCart";
import { isUnchanged } from "./mergeWrites";
import type { Write } from "./sessionWrites";

/**
 * A cart or list of saved products with other copies by product id. `old` is the current item. If
 * it has expired or was moved, nothing of it is kept, except that the user who moved it may repeat
 * that. `now` in epoch seconds.
 */
export function rewrittenCart(
  ownerId: string,
  quantities: Record<string, number>,
  old: CartItem | undefined,
  now: number,
): CartItem {
  const cart = cartWith(ownerId, quantities, old, now);
  if (ownerId.startsWith("guest#")) {
    cart.ClaimToken = liveCart(old, now)?.ClaimToken ?? newClaimToken();
  }
  const wasMoved = old?.MergedBy !== undefined && old.ClaimToken !== undefined;
  const pastToken = wasMoved ? old.ClaimToken : old?.PastClaimToken;
  const pastUser = wasMoved ? old.MergedBy : old?.PastMergedBy;
  if (pastToken !== undefined) cart.PastClaimToken = pastToken;
  if (pastUser !== undefined) cart.PastMergedBy = pastUser;
  return cart;
}

/** Replaces a cart or list, if it is the one that was read. */
export function putCart(cart: CartItem, old: CartItem | undefined): Write {
  const { OwnerId, ProductIds, ...attributes } = cart;
  const attributeValues = util.dynamodb.toMapValues(attributes) as Record<string, unknown>;
  if (ProductIds !== undefined) attributeValues.ProductIds = util.dynamodb.toStringSet(ProductIds);
  return {
    table: STORE.cartsTable,
    operation: "PutItem",
    key: toKey({ OwnerId }),
    attributeValues,
    condition: isUnchanged(old),
  };
}
