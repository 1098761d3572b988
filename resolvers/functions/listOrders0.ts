import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { queryShard } from "../lib/orderList";
import type { Stash } from "../lib/stash";

/** Queries shard 0 of the wanted orders. Each of the four shards has its own function. */
export function request(ctx: Context<unknown, Stash>): DynamoDBQueryRequest {
  return queryShard(ctx.stash, 0);
}

export { keepShard as response } from "../lib/orderList";
