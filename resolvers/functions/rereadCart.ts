import type { Context, DynamoDBGetItemRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import type { CartItem } from "../lib/items";
import type { Stash } from "../lib/stash";

/** Reads the cart again after a conflict. */
export function request(ctx: Context<unknown, Stash>): DynamoDBGetItemRequest {
  const { caller, conflicts } = ctx.stash;
  if (caller === undefined || conflicts === undefined) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  return {
    operation: "GetItem",
    key: toKey({ OwnerId: caller.ownerId }),
    consistentRead: true,
  };
}

/** Stores the current cart in the stash, expired or not. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, CartItem | null>) {
  if (ctx.error) failDataSource(ctx.error);
  ctx.stash.cart = ctx.result ?? undefined;
  return null;
}
