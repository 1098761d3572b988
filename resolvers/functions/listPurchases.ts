import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import type { QueryPurchasesArgs } from "../generated/schema";
import { failUnavailable } from "../lib/fail";
import { purchasesQuery } from "../lib/purchasesQuery";
import type { Stash } from "../lib/stash";

/** Queries the caller's own purchases. */
export function request(ctx: Context<QueryPurchasesArgs, Stash>): DynamoDBQueryRequest {
  const { caller } = ctx.stash;
  if (caller === undefined) failUnavailable();
  return purchasesQuery(caller.userId, ctx.args, 100);
}

export { passPage as response } from "../lib/passPage";
