import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { actorOf } from "../lib/actorOf";
import { cancellationReasons, conditionFailed, failDataSource } from "../lib/dataSourceError";
import { failTryAgain, failUnavailable } from "../lib/fail";
import { historyWrite } from "../lib/historyWrite";
import type { PurchaseItem } from "../lib/items";
import { changedOrder, failNoOrder, failOrderChanged, requireState } from "../lib/orderChange";
import { changeDetails, orderWrite, returnCopies, returnedLines } from "../lib/orderWrites";
import type { Stash } from "../lib/stash";

/**
 * Writes a step of an order in one transaction, if the order is in the state that was read: the
 * order, its history and the stock.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const { purchase, orderChange } = ctx.stash;
  if (purchase === undefined) failNoOrder();
  if (orderChange === undefined) failUnavailable();
  requireState(purchase, orderChange.to);
  const changed = changedOrder(purchase, orderChange);
  const returned = returnedLines(changed, ctx.stash.products ?? []);
  const details = changeDetails(purchase, orderChange, returned);
  ctx.stash.changedOrder = changed;
  return {
    operation: "TransactWriteItems",
    transactItems: [
      orderWrite(purchase, changed),
      historyWrite(`order#${purchase.PurchaseId}`, actorOf(ctx.stash), {
        kind: orderChange.to,
        details,
      }),
      ...returned.map((line) => returnCopies(line)),
    ],
  };
}

/**
 * Only the call that wrote the step mails the buyer. If a product was deleted meanwhile, a retry
 * skips it.
 */
export function response(ctx: Context<unknown, Stash>): null {
  const { changedOrder: changed } = ctx.stash;
  if (changed === undefined) failUnavailable();
  if (!ctx.error) {
    ctx.stash.purchase = changed;
    ctx.stash.mailDue = (changed.Steps ?? []).some(
      (step) => step.State === changed.OrderState && step.Mail === "PENDING",
    );
    return null;
  }
  const reasons = cancellationReasons(ctx.result);
  if (reasons === null) failDataSource(ctx.error);
  if (!conditionFailed(reasons[0])) failTryAgain();
  const present = reasons[0]?.item as PurchaseItem | null | undefined;
  if (present === null || present === undefined) failNoOrder();
  failOrderChanged(present);
}
