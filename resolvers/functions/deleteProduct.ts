import type { Context, DynamoDBDeleteItemRequest } from "@aws-appsync/utils";
import type { MutationDeleteProductArgs } from "../generated/schema";
import { checkProductId } from "../lib/checkInput";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";

/** Deletes the record; AppSync answers with what was there. */
export function request(ctx: Context<MutationDeleteProductArgs>): DynamoDBDeleteItemRequest {
  return { operation: "DeleteItem", key: toKey({ ProductId: checkProductId(ctx.args.id) }) };
}

/** The record that was there, or null. */
export function response(ctx: Context<MutationDeleteProductArgs>): unknown {
  if (ctx.error) failDataSource(ctx.error);
  return ctx.result;
}
