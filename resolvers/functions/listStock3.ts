import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { queryStock } from "../lib/lowStock";
import type { Stash } from "../lib/stash";

/**
 * Queries shard 3 of the products with few copies. Each of the four shards has its own function.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBQueryRequest {
  return queryStock(ctx.stash, 3);
}

export { keepStock as response } from "../lib/lowStock";
