import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { MutationChangeStockArgs } from "../generated/schema";
import { actorOf } from "../lib/actorOf";
import { cancellationReasons, conditionFailed, failDataSource } from "../lib/dataSourceError";
import { expression, toKey, transactCondition } from "../lib/expression";
import { failTryAgain } from "../lib/fail";
import { historyWrite } from "../lib/historyWrite";
import type { ProductItem } from "../lib/items";
import { failNoProduct, failStock } from "../lib/productRefusals";
import type { Write } from "../lib/sessionWrites";
import type { Stash } from "../lib/stash";
import { stockLimit } from "../lib/stockLimit";

const day = 86400;

/** Adds or removes copies atomically, once for each key, and writes a line of history. */
export function request(
  ctx: Context<MutationChangeStockArgs, Stash>,
): DynamoDBTransactWriteItemsRequest {
  const { id, copies, reason, note, key } = ctx.args;
  if (ctx.stash.managed === undefined) failNoProduct();
  const details: Record<string, unknown> = { copies, reason };
  if (note !== undefined && note !== null) details.note = note.trim();
  return {
    operation: "TransactWriteItems",
    transactItems: [
      onceForKey(id, key.toLowerCase()),
      changeStock(id, copies),
      historyWrite(`product#${id}`, actorOf(ctx.stash), { kind: "STOCK", details }),
    ],
  };
}

/** A repeated key returns the current product without another change. */
export function response(ctx: Context<MutationChangeStockArgs, Stash>): null {
  if (!ctx.error) return null;
  const reasons = cancellationReasons(ctx.result);
  if (reasons === null) failDataSource(ctx.error);
  if (conditionFailed(reasons[0])) return null;
  if (conditionFailed(reasons[1])) {
    const held = reasons[1]?.item as ProductItem | null | undefined;
    if (held === null || held === undefined) failNoProduct();
    failStock(ctx.args.copies, held);
  }
  failTryAgain();
}

/** The item that marks the key as used. */
function onceForKey(productId: string, key: string): Write {
  return {
    table: STORE.historyTable,
    operation: "PutItem",
    key: toKey({ Subject: `stock#${productId}`, At: key }),
    attributeValues: util.dynamodb.toMapValues({
      ExpiresAt: util.time.nowEpochSeconds() + day,
    }) as Record<string, unknown>,
    condition: transactCondition("attribute_not_exists(Subject)"),
  };
}

function changeStock(productId: string, copies: number): Write {
  const bounds =
    copies < 0
      ? transactCondition("Stock >= :least", { values: { ":least": 0 - copies } })
      : transactCondition("Stock <= :most", { values: { ":most": stockLimit - copies } });
  return {
    table: STORE.productsTable,
    operation: "UpdateItem",
    key: toKey({ ProductId: productId }),
    update: expression("SET Stock = Stock + :copies", { values: { ":copies": copies } }),
    condition: bounds,
  };
}
