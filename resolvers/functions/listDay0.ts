import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { queryDay } from "../lib/shopDay";
import type { Stash } from "../lib/stash";

/** Queries shard 0 of a day's orders. Each of the four shards has its own function. */
export function request(ctx: Context<unknown, Stash>): DynamoDBQueryRequest {
  return queryDay(ctx.stash, 0);
}

export { keepDay as response } from "../lib/shopDay";
