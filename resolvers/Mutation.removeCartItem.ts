import type { Context } from "@aws-appsync/utils";
import type { Cart, MutationRemoveCartItemArgs } from "./generated/schema";
import { cartView } from "./lib/cartView";
import { checkProductId } from "./lib/checkInput";
import { selectsSaved } from "./lib/selectsProducts";
import type { Stash } from "./lib/stash";

/** Removes a product from the caller's cart, if it is in there. */
export function request(ctx: Context<MutationRemoveCartItemArgs, Stash>) {
  ctx.stash.wanted = { cart: true, saved: selectsSaved(ctx.info) };
  ctx.stash.change = { kind: "remove", productId: checkProductId(ctx.args.productId) };
  return {};
}

/** The changed cart. */
export function response(ctx: Context<MutationRemoveCartItemArgs, Stash>): Cart {
  return cartView(ctx.stash);
}
