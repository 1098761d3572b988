import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import type { QueryProductHistoryArgs } from "../generated/schema";
import { checkPageToken, checkProductId, checkWhole } from "../lib/checkInput";
import { expression } from "../lib/expression";
import { failPage } from "../lib/failPage";
import type { Stash } from "../lib/stash";

/** Queries the history of a product, without lines that are past their year. */
export function request(ctx: Context<QueryProductHistoryArgs, Stash>): DynamoDBQueryRequest {
  const subject = `product#${checkProductId(ctx.args.id)}`;
  return {
    operation: "Query",
    query: expression("Subject = :subject", { values: { ":subject": subject } }),
    limit: checkWhole("limit", ctx.args.limit, 1, 100, 20),
    nextToken: checkPageToken(ctx.args.nextToken),
    scanIndexForward: false,
    consistentRead: true,
  };
}

/** The page as DynamoDB gives it. */
export function response(ctx: Context<QueryProductHistoryArgs, Stash>): unknown {
  if (ctx.error) failPage(ctx.error, ctx.args.nextToken);
  return ctx.result;
}
