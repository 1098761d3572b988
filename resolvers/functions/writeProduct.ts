import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { actorOf } from "../lib/actorOf";
import { cancellationReasons, conditionFailed, failDataSource } from "../lib/dataSourceError";
import { editedProduct } from "../lib/editedProduct";
import { failTryAgain, failUnavailable } from "../lib/fail";
import type { ProductItem } from "../lib/items";
import { failNoProduct, failProductChanged, failProductExists } from "../lib/productRefusals";
import { productWrites } from "../lib/productWrites";
import { listedForm } from "../lib/shelfEntries";
import type { Stash } from "../lib/stash";

/** Writes an admin's edit of a product, upon the product as it was read with the session. */
export function request(ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const { edit, managed, wanted } = ctx.stash;
  if (edit === undefined || wanted?.productId === undefined) failUnavailable();
  const creates = edit.kind === "create" || edit.kind === "put";
  if (managed === undefined && !creates) failNoProduct();
  if (managed !== undefined && edit.kind === "create") failProductExists();
  const expected = edit.expectedVersion ?? null;
  if (expected !== null && expected !== (managed?.Version ?? 0)) failProductChanged(managed);
  const next = editedProduct(wanted.productId, managed, edit);
  const isKnown = managed?.Listed === listedForm && managed.StockShard === next.StockShard;
  if (edit.kind === "list" && isKnown) runtime.earlyReturn(null, { skipTo: "NEXT" });
  ctx.stash.edited = next;
  return {
    operation: "TransactWriteItems",
    transactItems: productWrites(managed, next, edit, actorOf(ctx.stash)),
  };
}

/** Another edit may have come in between: who has named a version is told, others repeat. */
export function response(ctx: Context<unknown, Stash>): null {
  if (!ctx.error) {
    ctx.stash.managed = ctx.stash.edited;
    return null;
  }
  const reasons = cancellationReasons(ctx.result);
  if (reasons === null) failDataSource(ctx.error);
  const { kind, expectedVersion } = ctx.stash.edit ?? {};
  if (conditionFailed(reasons[0])) {
    if (kind === "create") failProductExists();
    const present = reasons[0]?.item as ProductItem | null | undefined;
    if ((expectedVersion ?? null) !== null) failProductChanged(present);
  }
  failTryAgain();
}
