import type { Context, DynamoDBTransactGetItemsRequest } from "@aws-appsync/utils";
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
 * Looks for the purchase again before a checkout is refused. Another call with the same key may
 * have bought the cart between the reads of this call. The read is a transaction: while the other
 * call writes its purchase, a plain read would find nothing, but a transaction is refused
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-isolation).
 */
export function request(
  ctx: Context<MutationCheckoutArgs, Stash>,
): DynamoDBTransactGetItemsRequest {
  const { caller, wanted, purchase } = ctx.stash;
  if (purchase !== undefined) runtime.earlyReturn(null, { skipTo: "NEXT" });
  if (caller === undefined || wanted?.purchaseId === undefined) failUnavailable();
  const key = toKey({ UserId: caller.userId, PurchaseId: wanted.purchaseId });
  return {
    operation: "TransactGetItems",
    transactItems: [{ table: STORE.purchasesTable, key }],
  };
}

interface Found {
  items: (PurchaseItem | null)[];
}

/** The purchase, or the reason for the refusal. */
export function response(
  ctx: Context<MutationCheckoutArgs, Stash, undefined, undefined, Found>,
): null {
  if (ctx.error) failDataSource(ctx.error);
  const found = ctx.result.items[0];
  if (found === null || found === undefined) {
    const refusal = refusalOf(ctx.stash, ctx.args);
    if (refusal === null) failTryAgain();
    refuse(refusal);
  }
  ctx.stash.purchase = found;
  return null;
}

function refusalOf(stash: Stash, args: MutationCheckoutArgs): Refusal | null {
  const refusal = cartRefusal(stash.cart, args, util.time.nowEpochSeconds());
  if (refusal !== null || stash.cart === undefined) return refusal;
  return productRefusal(stash.cart, stash.products ?? [], args);
}
