import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { expression } from "../lib/expression";
import { failPage } from "../lib/failPage";
import { failUnavailable } from "../lib/fail";
import type { Stash } from "../lib/stash";

/** Queries the history of a product or user, newest first. */
export function request(ctx: Context<unknown, Stash>): DynamoDBQueryRequest {
  const { history } = ctx.stash;
  if (history === undefined) failUnavailable();
  return {
    operation: "Query",
    query: expression("Subject = :subject", { values: { ":subject": history.subject } }),
    limit: history.limit,
    nextToken: history.nextToken,
    scanIndexForward: false,
    consistentRead: true,
  };
}

/** The page as DynamoDB gives it. */
export function response(ctx: Context<unknown, Stash>): unknown {
  if (ctx.error) failPage(ctx.error, ctx.stash.history?.nextToken);
  return ctx.result;
}
