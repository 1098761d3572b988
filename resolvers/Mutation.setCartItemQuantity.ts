import type { Context } from "@aws-appsync/utils";
import type { Cart, MutationSetCartItemQuantityArgs } from "./generated/schema";
import { quantityLimit } from "./lib/cartLimits";
import { cartView } from "./lib/cartView";
import { checkProductId, checkWhole } from "./lib/checkInput";
import { selectsSaved } from "./lib/selectsProducts";
import type { Stash } from "./lib/stash";

/**
 * Sets the number of copies of a product in the caller's cart. 0 removes the product, even if it is
 * no longer in the catalogue.
 */
export function request(ctx: Context<MutationSetCartItemQuantityArgs, Stash>) {
  const productId = checkProductId(ctx.args.productId);
  const quantity = checkWhole("quantity", ctx.args.quantity, 0, quantityLimit, 0);
  ctx.stash.wanted = { cart: true, saved: selectsSaved(ctx.info), productId };
  ctx.stash.change =
    quantity === 0 ? { kind: "remove", productId } : { kind: "set", productId, quantity };
  return {};
}

/** The changed cart. */
export function response(ctx: Context<MutationSetCartItemQuantityArgs, Stash>): Cart {
  return cartView(ctx.stash);
}
