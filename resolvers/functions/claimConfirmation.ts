import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import { failDataSource, isConditionFailure } from "../lib/dataSourceError";
import { expression, toKey } from "../lib/expression";
import { fail, failTryAgain, refuse } from "../lib/fail";
import { resentMailsId } from "../lib/items";
import { mailRefusal, recentMails } from "../lib/mailLimit";
import { failNoOrder } from "../lib/orderChange";
import { mailAddress, mailedStep, mailStateOf } from "../lib/orderMailing";
import type { Stash } from "../lib/stash";

/**
 * Claims the mail within the limits per purchase and per user, in one item of the user: only one of
 * several concurrent calls writes it. Skipped, like the following functions, if the store sends no
 * mail.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBUpdateItemRequest {
  const { purchase, wanted, resentMails } = ctx.stash;
  if (purchase === undefined) {
    if (wanted?.order !== undefined) failNoOrder();
    fail("PurchaseNotFound", "You have no such purchase. Look for its id among your purchases.");
  }
  if (STORE.emailSender === "" || mailAddress(ctx.stash) === "") {
    runtime.earlyReturn(null, { skipTo: "END" });
  }
  const now = util.time.nowEpochMilliSeconds();
  const recent = recentMails(resentMails, now);
  const refusal = mailRefusal(
    purchase.PurchaseId,
    mailStateOf(purchase, mailedStep(ctx.stash)),
    recent,
    now,
  );
  if (refusal !== null) refuse(refusal);
  const mails = recent.concat([{ PurchaseId: purchase.PurchaseId, At: now }]);
  return {
    operation: "UpdateItem",
    key: toKey({ UserId: purchase.UserId, PurchaseId: resentMailsId }),
    update: expression("SET Mails = :mails", { values: { ":mails": mails } }),
    condition:
      resentMails === undefined
        ? expression("attribute_not_exists(PurchaseId)")
        : expression("Mails = :seen", { values: { ":seen": resentMails.Mails } }),
  };
}

/** This call sends the mail. */
export function response(ctx: Context<unknown, Stash>): null {
  if (ctx.error && isConditionFailure(ctx.error)) failTryAgain();
  if (ctx.error) failDataSource(ctx.error);
  ctx.stash.mailDue = true;
  return null;
}
