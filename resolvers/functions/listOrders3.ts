import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { queryShard } from "../lib/orderList";
import type { Stash } from "../lib/stash";

/** Queries shard 3 of the wanted orders. Each of the four shards has its own function. */
export function request(ctx: Context<unknown, Stash>): DynamoDBQueryRequest {
  return queryShard(ctx.stash, 3);
}

export { keepShard as response } from "../lib/orderList";
