import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { actorOf } from "../lib/actorOf";
import { cancellationReasons, conditionFailed, failDataSource } from "../lib/dataSourceError";
import { editedProduct } from "../lib/editedProduct";
import { failTryAgain, failUnavailable } from "../lib/fail";
import type { ProductItem } from "../lib/items";
import { productChanges } from "../lib/productChange";
import { failProductChanged, failProductExists, failStock } from "../lib/productRefusals";
import { isCreation, refuseEdit } from "../lib/refuseEdit";
import { productWrites } from "../lib/productWrites";
import { listedForm } from "../lib/shelfEntries";
import type { Stash } from "../lib/stash";

/** Writes an admin's edit, if the product is as read with the session. */
export function request(ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const { edit, importedLine, managed, wanted } = ctx.stash;
  if (edit === undefined || wanted?.productId === undefined) failUnavailable();
  if (importedLine !== undefined) runtime.earlyReturn(null, { skipTo: "NEXT" });
  refuseEdit(edit, managed);
  const next = editedProduct(wanted.productId, managed, edit);
  const isKnown = managed?.Listed === listedForm && managed.StockShard === next.StockShard;
  if (edit.kind === "list" && isKnown) runtime.earlyReturn(null, { skipTo: "NEXT" });
  if (edit.kind === "line" && productChanges(managed, next, edit).length === 0) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  ctx.stash.edited = next;
  return {
    operation: "TransactWriteItems",
    transactItems: productWrites(managed, next, edit, actorOf(ctx.stash)),
  };
}

/**
 * Another edit may have been written first: a caller that named a version gets ProductChanged,
 * other callers get TryAgain.
 */
export function response(ctx: Context<unknown, Stash>): null {
  if (!ctx.error) {
    ctx.stash.managed = ctx.stash.edited;
    return null;
  }
  const reasons = cancellationReasons(ctx.result);
  if (reasons === null) failDataSource(ctx.error);
  const { copies = 0, expectedVersion, kind, line } = ctx.stash.edit ?? {};
  // Another call is applying the same line: a retry finds its mark.
  if (line !== undefined && conditionFailed(reasons[reasons.length - 1])) failTryAgain();
  if (conditionFailed(reasons[0])) {
    if (isCreation(kind, expectedVersion)) failProductExists();
    const present = reasons[0]?.item as ProductItem | null | undefined;
    const isSame = copies !== 0 && (present?.Version ?? 0) === expectedVersion;
    if (isSame && present !== null && present !== undefined) failStock(copies, present);
    if ((expectedVersion ?? null) !== null) failProductChanged(present);
  }
  failTryAgain();
}
