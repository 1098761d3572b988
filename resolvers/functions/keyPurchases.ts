import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { expression, toKey, transactCondition } from "../lib/expression";
import type { PurchaseItem } from "../lib/items";
import { copiesOf, orderKeys } from "../lib/orderKeys";
import type { Write } from "../lib/sessionWrites";
import type { Stash } from "../lib/stash";

/** Writes the keys of orders to purchases of older releases, as state NEW. */
export function request(ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const old = ctx.stash.oldPurchases ?? [];
  if (old.length === 0) runtime.earlyReturn(null, { skipTo: "END" });
  return { operation: "TransactWriteItems", transactItems: old.map((item) => keyWrite(item)) };
}

/** A retry does the rest. */
export function response(ctx: Context<unknown, Stash>): null {
  if (ctx.error) failDataSource(ctx.error);
  return null;
}

/** Keeps what a step has written since the purchase was read. */
function keyWrite(item: PurchaseItem): Write {
  const wanted: Record<string, unknown> = {
    ...orderKeys(item, "NEW"),
    OrderState: "NEW",
    Copies: copiesOf(item.Lines),
  };
  const values: Record<string, unknown> = {};
  const set: string[] = [];
  for (const [name, value] of Object.entries(wanted)) {
    set.push(`${name} = if_not_exists(${name}, :${name})`);
    values[`:${name}`] = value;
  }
  return {
    table: STORE.purchasesTable,
    operation: "UpdateItem",
    key: toKey({ UserId: item.UserId, PurchaseId: item.PurchaseId }),
    update: expression(`SET ${set.join(", ")}`, { values }),
    condition: transactCondition("attribute_exists(PurchaseId)"),
  };
}
