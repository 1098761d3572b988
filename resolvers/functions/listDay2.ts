import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { queryDay } from "../lib/shopDay";
import type { Stash } from "../lib/stash";

/** Queries shard 2 of a day's orders. Each of the four shards has its own function. */
export function request(ctx: Context<unknown, Stash>): DynamoDBQueryRequest {
  return queryDay(ctx.stash, 2);
}

export { keepDay as response } from "../lib/shopDay";
