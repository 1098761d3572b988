import type { Context } from "@aws-appsync/utils";
import type { Cart, MutationAddCartItemArgs } from "./generated/schema";
import { quantityLimit } from "./lib/cartLimits";
import { cartView } from "./lib/cartView";
import { checkProductId, checkWhole } from "./lib/checkInput";
import { selectsSaved } from "./lib/selectsProducts";
import type { Stash } from "./lib/stash";

/** Adds copies of a product to the caller's cart. */
export function request(ctx: Context<MutationAddCartItemArgs, Stash>) {
  const productId = checkProductId(ctx.args.productId);
  const quantity = checkWhole("quantity", ctx.args.quantity, 1, quantityLimit, 1);
  ctx.stash.wanted = { cart: true, saved: selectsSaved(ctx.info), productId };
  ctx.stash.change = { kind: "add", productId, quantity };
  return {};
}

/** The changed cart. */
export function response(ctx: Context<MutationAddCartItemArgs, Stash>): Cart {
  return cartView(ctx.stash);
}
