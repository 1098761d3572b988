import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { expression } from "../lib/expression";
import { failUnavailable } from "../lib/fail";
import { checkHistory } from "../lib/historyPage";
import type { HistoryArgs } from "../lib/historyPage";
import type { Stash } from "../lib/stash";

/** Queries the history of a product or an order. */
export function request(ctx: Context<HistoryArgs, Stash>): DynamoDBQueryRequest {
  const subject = ctx.stash.historyOf;
  if (subject === undefined) failUnavailable();
  return {
    operation: "Query",
    query: expression("Subject = :subject", { values: { ":subject": subject } }),
    ...checkHistory(ctx.args),
    scanIndexForward: false,
    consistentRead: true,
  };
}

export { passPage as response } from "../lib/passPage";
