import type { Context } from "@aws-appsync/utils";
import type { Cart } from "./generated/schema";
import { cartView } from "./lib/cartView";
import { selectsSaved } from "./lib/selectsProducts";
import type { Stash } from "./lib/stash";

/** Removes everything from the caller's cart. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.wanted = { cart: true, saved: selectsSaved(ctx.info) };
  ctx.stash.change = { kind: "clear" };
  return {};
}

/** The changed cart. */
export function response(ctx: Context<unknown, Stash>): Cart {
  return cartView(ctx.stash);
}
