import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import type { QueryPurchasesArgs } from "../generated/schema";
import { checkPageToken, checkWhole } from "../lib/checkInput";
import { expression } from "../lib/expression";
import { failPage } from "../lib/failPage";
import type { Stash } from "../lib/stash";
import { failUnavailable } from "../lib/fail";

/** Queries the local index, which, unlike a global one, can be read consistently: a purchase shows at once. */
export function request(ctx: Context<QueryPurchasesArgs, Stash>): DynamoDBQueryRequest {
  const caller = ctx.stash.caller;
  if (caller === undefined) failUnavailable();
  return {
    operation: "Query",
    index: "ByPurchasedAt",
    query: expression("UserId = :user", { values: { ":user": caller.userId } }),
    limit: checkWhole("limit", ctx.args.limit, 1, 100, 20),
    nextToken: checkPageToken(ctx.args.nextToken),
    scanIndexForward: false,
    consistentRead: true,
  };
}

/** The page as DynamoDB gives it. */
export function response(ctx: Context<QueryPurchasesArgs, Stash>): unknown {
  if (ctx.error) failPage(ctx.error, ctx.args.nextToken);
  return ctx.result;
}
