import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import type { MutationCheckoutArgs } from "../generated/schema";
import { cartRefusal, productRefusal } from "../lib/checkoutRefusal";
import { cancellationReasons, collided, conditionFailed } from "../lib/dataSourceError";
import { failDataSource, isRefusal } from "../lib/dataSourceError";
import { failTryAgain, failUnavailable, refuse } from "../lib/fail";
import type { PurchaseItem } from "../lib/items";
import { newPurchase } from "../lib/newPurchase";
import { purchaseRefusal } from "../lib/purchaseRefusal";
import { purchaseWrites } from "../lib/purchaseWrites";
import type { Stash } from "../lib/stash";

/** Buys the cart in one transaction; skipped if a refusal is already known. */
export function request(
  ctx: Context<MutationCheckoutArgs, Stash>,
): DynamoDBTransactWriteItemsRequest {
  const { caller, cart, session, wanted } = ctx.stash;
  const products = ctx.stash.products ?? [];
  const now = util.time.nowEpochSeconds();
  const refusal = cartRefusal(cart, ctx.args, now);
  if (cart === undefined || refusal !== null || productRefusal(cart, products, ctx.args) !== null) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  if (caller === undefined || wanted?.purchaseId === undefined) failUnavailable();
  const email = session?.Email ?? "";
  const purchase = newPurchase(caller, wanted.purchaseId, cart, products, email);
  ctx.stash.purchase = purchase;
  return {
    operation: "TransactWriteItems",
    transactItems: purchaseWrites(purchase, cart, now),
  };
}

/**
 * If two calls with one key compete, the second returns the purchase of the first. A call that hit
 * a conflict can be repeated with the same key.
 */
export function response(ctx: Context<MutationCheckoutArgs, Stash>): null {
  const purchase = ctx.stash.purchase;
  if (purchase === undefined) failUnavailable();
  if (!ctx.error) {
    ctx.stash.mailDue = purchase.Confirmation === "PENDING";
    return null;
  }
  const reasons = cancellationReasons(ctx.result);
  if (reasons === null) {
    if (isRefusal(ctx.error)) failDataSource(ctx.error);
    // The outcome is unknown. A retry with the same key finds it without buying twice.
    failTryAgain();
  }
  if (conditionFailed(reasons[0])) {
    const present = reasons[0]?.item as PurchaseItem | null | undefined;
    if (present === null || present === undefined) failTryAgain();
    ctx.stash.purchase = present;
    return null;
  }
  // Another call is writing this purchase: the other failed conditions may be the result of that
  // purchase.
  if (collided(reasons[0])) failTryAgain();
  const refusal = purchaseRefusal(purchase, ctx.args, reasons, util.time.nowEpochSeconds());
  if (refusal === null) failTryAgain();
  refuse(refusal);
}
