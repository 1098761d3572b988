import type { Context } from "@aws-appsync/utils";
import type { Cart, MutationMergeCartArgs } from "./generated/schema";
import { cartView } from "./lib/cartView";
import { checkGuestCartId } from "./lib/checkInput";
import { fail } from "./lib/fail";
import type { Stash } from "./lib/stash";

/** Moves a guest's cart into the user's cart, if the caller has the guest's claim token. */
export function request(ctx: Context<MutationMergeCartArgs, Stash>) {
  if (ctx.args.claimToken.length < 1 || ctx.args.claimToken.length > 200) {
    fail("InvalidInput", "claimToken must be the one that the guest's cart has shown.");
  }
  ctx.stash.wanted = {
    cart: true,
    saved: true,
    guestCartId: checkGuestCartId(ctx.args.guestCartId),
  };
  return {};
}

/** The merged cart of the user. */
export function response(ctx: Context<MutationMergeCartArgs, Stash>): Cart {
  return cartView(ctx.stash);
}
