import type { Context } from "@aws-appsync/utils";
import type { Cart, MutationRemoveSavedArgs } from "./generated/schema";
import { cartView } from "./lib/cartView";
import { checkProductId } from "./lib/checkInput";
import type { Stash } from "./lib/stash";

/** Removes a product from the list of saved products, if it is on it. */
export function request(ctx: Context<MutationRemoveSavedArgs, Stash>) {
  const productId = checkProductId(ctx.args.productId);
  ctx.stash.wanted = { cart: true, saved: true };
  ctx.stash.savedChange = { kind: "remove", productId };
  return {};
}

/** The changed cart and list. */
export function response(ctx: Context<MutationRemoveSavedArgs, Stash>): Cart {
  return cartView(ctx.stash);
}
