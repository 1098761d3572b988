import type { Context, DynamoDBGetItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import type { MutationCheckoutArgs } from "../generated/schema";
import { cartRefusal, productRefusal } from "../lib/checkoutRefusal";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import { failTryAgain, failUnavailable, refuse } from "../lib/fail";
import type { Refusal } from "../lib/fail";
import type { PurchaseItem } from "../lib/items";
import type { Stash } from "../lib/stash";

/**
 * Looks for the purchase once more before a checkout is refused: another call of the same key may have bought the cart
 * between the reads that found it changed, which are not one moment.
 */
export function request(ctx: Context<MutationCheckoutArgs, Stash>): DynamoDBGetItemRequest {
  const { caller, wanted, purchase } = ctx.stash;
  if (purchase !== undefined) runtime.earlyReturn(null, { skipTo: "NEXT" });
  if (caller === undefined || wanted?.purchaseId === undefined) failUnavailable();
  return {
    operation: "GetItem",
    key: toKey({ UserId: caller.userId, PurchaseId: wanted.purchaseId }),
    consistentRead: true,
  };
}

/** The purchase, or why there is none. */
export function response(
  ctx: Context<MutationCheckoutArgs, Stash, undefined, undefined, PurchaseItem | null>,
): null {
  if (ctx.error) failDataSource(ctx.error);
  if (ctx.result === null || ctx.result === undefined) {
    const refusal = refusalOf(ctx.stash, ctx.args);
    if (refusal === null) failTryAgain();
    refuse(refusal);
  }
  ctx.stash.purchase = ctx.result;
  return null;
}

function refusalOf(stash: Stash, args: MutationCheckoutArgs): Refusal | null {
  const refusal = cartRefusal(stash.cart, args, util.time.nowEpochSeconds());
  if (refusal !== null || stash.cart === undefined) return refusal;
  return productRefusal(stash.cart, stash.products ?? [], args);
}
