import type { Context } from "@aws-appsync/utils";
import type { MutationCheckoutArgs, Purchase } from "./generated/schema";
import { checkUuid, checkWhole } from "./lib/checkInput";
import { failUnavailable } from "./lib/fail";
import { purchaseView } from "./lib/purchaseView";
import type { Stash } from "./lib/stash";

/** Buys the cart once, at the price that the buyer saw. */
export function request(ctx: Context<MutationCheckoutArgs, Stash>) {
  const purchaseId = checkUuid("idempotencyKey", ctx.args.idempotencyKey);
  checkWhole("cartVersion", ctx.args.cartVersion, 0, 2147483647, 0);
  checkWhole("expectedTotalCents", ctx.args.expectedTotalCents, 0, 2147483647, 0);
  ctx.stash.wanted = { cart: true, purchaseId };
  return {};
}

/** The purchase, made by this call or by an earlier one with the same key. */
export function response(ctx: Context<MutationCheckoutArgs, Stash>): Purchase {
  if (ctx.stash.purchase === undefined) failUnavailable();
  return purchaseView(ctx.stash.purchase);
}
