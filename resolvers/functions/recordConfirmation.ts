import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import { expression, toKey } from "../lib/expression";
import { failUnavailable } from "../lib/fail";
import type { PurchaseItem } from "../lib/items";
import { mailedStep } from "../lib/orderMailing";
import type { Stash } from "../lib/stash";

/** Records the outcome of the mail, in its step or as the confirmation. */
export function request(ctx: Context<unknown, Stash>): DynamoDBUpdateItemRequest {
  const { purchase, mailed } = ctx.stash;
  if (purchase === undefined) failUnavailable();
  const step = mailedStep(ctx.stash);
  const at = step < 0 ? "" : `Steps[${step}].`;
  const [outcome, time] = step < 0 ? ["Confirmation", "ConfirmationAt"] : ["Mail", "MailAt"];
  return {
    operation: "UpdateItem",
    key: toKey({ UserId: purchase.UserId, PurchaseId: purchase.PurchaseId }),
    update: expression(`SET ${at}${outcome} = :outcome, ${at}${time} = :now`, {
      values: {
        ":outcome": mailed === true ? "SENT" : "FAILED",
        ":now": util.time.nowEpochMilliSeconds(),
      },
    }),
    condition: expression("attribute_exists(PurchaseId)"),
  };
}

/** If the write fails, the purchase still stands and its confirmation stays PENDING. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, PurchaseItem>): null {
  if (!ctx.error) ctx.stash.purchase = ctx.result;
  return null;
}
