import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { cancellationReasons, failDataSource } from "../lib/dataSourceError";
import { failTryAgain } from "../lib/fail";
import { personWrites } from "../lib/personWrites";
import type { Stash } from "../lib/stash";

/** Ends the sessions of a user and writes the admin's action to the history, in one transaction. */
export function request(ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const transactItems = personWrites(ctx.stash);
  if (transactItems.length === 0) runtime.earlyReturn(null, { skipTo: "NEXT" });
  return { operation: "TransactWriteItems", transactItems };
}

/** A session may have started or been used at the same moment: a retry ends it too. */
export function response(ctx: Context<unknown, Stash>): null {
  if (!ctx.error) return null;
  if (cancellationReasons(ctx.result) === null) failDataSource(ctx.error);
  failTryAgain();
}
