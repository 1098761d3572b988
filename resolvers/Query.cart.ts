import type { Context } from "@aws-appsync/utils";
import type { Cart } from "./generated/schema";
import { cartView } from "./lib/cartView";
import { selectsSaved } from "./lib/selectsProducts";
import type { Stash } from "./lib/stash";

/** The caller's own cart; arguments and headers have no effect. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.wanted = { cart: true, saved: selectsSaved(ctx.info) };
  return {};
}

/** The cart, or an empty one. */
export function response(ctx: Context<unknown, Stash>): Cart {
  return cartView(ctx.stash);
}
