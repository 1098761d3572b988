import type { Context } from "@aws-appsync/utils";
import type { Cart, MutationSaveForLaterArgs } from "./generated/schema";
import { cartView } from "./lib/cartView";
import { checkProductId } from "./lib/checkInput";
import type { Stash } from "./lib/stash";

/** Moves a product from the cart to the list of saved products. */
export function request(ctx: Context<MutationSaveForLaterArgs, Stash>) {
  const productId = checkProductId(ctx.args.productId);
  ctx.stash.wanted = { cart: true, saved: true };
  ctx.stash.savedChange = { kind: "save", productId };
  return {};
}

/** The changed cart and list. */
export function response(ctx: Context<MutationSaveForLaterArgs, Stash>): Cart {
  return cartView(ctx.stash);
}
