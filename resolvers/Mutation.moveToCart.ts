import type { Context } from "@aws-appsync/utils";
import type { Cart, MutationMoveToCartArgs } from "./generated/schema";
import { cartView } from "./lib/cartView";
import { checkProductId } from "./lib/checkInput";
import type { Stash } from "./lib/stash";

/** Moves a product from the list of saved products back to the cart. */
export function request(ctx: Context<MutationMoveToCartArgs, Stash>) {
  const productId = checkProductId(ctx.args.productId);
  ctx.stash.wanted = { cart: true, saved: true, productId };
  ctx.stash.savedChange = { kind: "moveToCart", productId };
  return {};
}

/** The changed cart and list. */
export function response(ctx: Context<MutationMoveToCartArgs, Stash>): Cart {
  return cartView(ctx.stash);
}
