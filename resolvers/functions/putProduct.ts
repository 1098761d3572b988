import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import type { MutationPutProductArgs } from "../generated/schema";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import type { ProductItem } from "../lib/items";
import { productItem } from "../lib/productItem";
import { productUpdate } from "../lib/productUpdate";

/** Writes the record, over the one of the same id if there is one. */
export function request(ctx: Context<MutationPutProductArgs>): DynamoDBUpdateItemRequest {
  const item = productItem(ctx.args.input);
  return {
    operation: "UpdateItem",
    key: toKey({ ProductId: item.ProductId }),
    update: productUpdate(item),
  };
}

/** The record as it is now: its stock may be what purchases have left of it. */
export function response(
  ctx: Context<MutationPutProductArgs, object, undefined, undefined, ProductItem>,
): ProductItem {
  if (ctx.error) failDataSource(ctx.error);
  return ctx.result;
}
