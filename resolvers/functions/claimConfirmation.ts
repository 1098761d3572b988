import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { failDataSource, isConditionFailure } from "../lib/dataSourceError";
import { expression, toKey } from "../lib/expression";
import { fail } from "../lib/fail";
import type { PurchaseItem } from "../lib/items";
import type { Stash } from "../lib/stash";

/** Milliseconds that a mail under way keeps others from sending the same. A request lasts 30 s at most. */
const claimMs = 60000;

/** Claims the mail, so that several calls at once send one. Skipped, with all that follows, where none is ever sent. */
export function request(ctx: Context<unknown, Stash>): DynamoDBUpdateItemRequest {
  const { purchase, session } = ctx.stash;
  if (purchase === undefined) {
    fail("PurchaseNotFound", "You have no such purchase. Look for its id among your purchases.");
  }
  if (STORE.emailSender === "" || (session?.Email ?? "") === "") {
    runtime.earlyReturn(null, { skipTo: "END" });
  }
  const now = util.time.nowEpochMilliSeconds();
  return {
    operation: "UpdateItem",
    key: toKey({ UserId: purchase.UserId, PurchaseId: purchase.PurchaseId }),
    update: expression("SET Confirmation = :pending, ConfirmationAt = :now", {
      values: { ":pending": "PENDING", ":now": now },
    }),
    condition: expression(
      "attribute_exists(PurchaseId) AND (Confirmation <> :underWay OR " +
        "attribute_not_exists(ConfirmationAt) OR ConfirmationAt < :stale)",
      { values: { ":underWay": "PENDING", ":stale": now - claimMs } },
    ),
  };
}

/** The mail is this call's to send. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, PurchaseItem>): null {
  if (ctx.error && isConditionFailure(ctx.error)) {
    fail("TryAgain", "This confirmation is being sent already. Look for it in a minute.");
  }
  if (ctx.error) failDataSource(ctx.error);
  ctx.stash.purchase = ctx.result;
  ctx.stash.mailDue = true;
  return null;
}
