import type { Context, DynamoDBPutItemRequest } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { MutationPutProductArgs } from "../generated/schema";
import { failDataSource } from "../lib/dataSourceError";
import { toKey } from "../lib/expression";
import { productItem } from "../lib/productItem";

/** Writes the record, over the one of the same id if there is one. */
export function request(ctx: Context<MutationPutProductArgs>): DynamoDBPutItemRequest {
  const { ProductId, ...attributes } = productItem(ctx.args.input);
  return {
    operation: "PutItem",
    key: toKey({ ProductId }),
    attributeValues: util.dynamodb.toMapValues(attributes) as Record<string, unknown>,
  };
}

/** Nothing to hand on: what was put is known. */
export function response(ctx: Context<MutationPutProductArgs>): null {
  if (ctx.error) failDataSource(ctx.error);
  return null;
}
