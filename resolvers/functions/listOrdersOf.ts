import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import type { QueryOrdersOfArgs } from "../generated/schema";
import { checkPageToken, checkWhole } from "../lib/checkInput";
import { expression } from "../lib/expression";
import { failPage } from "../lib/failPage";
import type { Stash } from "../lib/stash";

/** Queries a buyer's purchases as listPurchases does the caller's own. */
export function request(ctx: Context<QueryOrdersOfArgs, Stash>): DynamoDBQueryRequest {
  return {
    operation: "Query",
    index: "ByPurchasedAt",
    query: expression("UserId = :user", { values: { ":user": ctx.args.userId } }),
    limit: checkWhole("limit", ctx.args.limit, 1, 50, 20),
    nextToken: checkPageToken(ctx.args.nextToken),
    scanIndexForward: false,
    consistentRead: true,
  };
}

/** The page as DynamoDB gives it. */
export function response(ctx: Context<QueryOrdersOfArgs, Stash>): unknown {
  if (ctx.error) failPage(ctx.error, ctx.args.nextToken);
  return ctx.result;
}
