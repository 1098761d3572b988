import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { queryShard } from "../lib/orderList";
import type { Stash } from "../lib/stash";

/** Queries shard 2 of the wanted orders. Each of the four shards has its own function. */
export function request(ctx: Context<unknown, Stash>): DynamoDBQueryRequest {
  return queryShard(ctx.stash, 2);
}

export { keepShard as response } from "../lib/orderList";
