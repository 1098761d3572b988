import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import type { QueryOrdersOfArgs } from "../generated/schema";
import { purchasesQuery } from "../lib/purchasesQuery";
import type { Stash } from "../lib/stash";

/** Queries a buyer's purchases, as listPurchases queries the caller's own. */
export function request(ctx: Context<QueryOrdersOfArgs, Stash>): DynamoDBQueryRequest {
  return purchasesQuery(ctx.args.userId, ctx.args, 50);
}

export { passPage as response } from "../lib/passPage";
