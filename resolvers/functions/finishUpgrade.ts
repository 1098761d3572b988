import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import { failDataSource } from "../lib/dataSourceError";
import type { Stash } from "../lib/stash";
import { upgradeMark } from "../lib/upgradeMark";

/** Records that every product is on its shelves: from now on searches use the shelves. */
export function request(_ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const attributeValues = util.dynamodb.toMapValues({ At: util.time.nowISO8601() });
  return {
    operation: "TransactWriteItems",
    transactItems: [
      {
        table: STORE.shelvesTable,
        operation: "PutItem",
        key: upgradeMark(),
        attributeValues: attributeValues as Record<string, unknown>,
      },
    ],
  };
}

/** Writing the mark again changes nothing. */
export function response(ctx: Context<unknown, Stash>): null {
  if (ctx.error) failDataSource(ctx.error);
  return null;
}
