import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import type { QueryImportedLinesArgs } from "../generated/schema";
import { checkImportId, checkPageToken, checkWhole } from "../lib/checkInput";
import { expression } from "../lib/expression";
import { importSubject } from "../lib/importedLine";
import type { Stash } from "../lib/stash";

/** Queries the marks of an import. */
export function request(ctx: Context<QueryImportedLinesArgs, Stash>): DynamoDBQueryRequest {
  const subject = importSubject(checkImportId(ctx.args.importId));
  return {
    operation: "Query",
    query: expression("Subject = :subject", { values: { ":subject": subject } }),
    limit: checkWhole("limit", ctx.args.limit, 1, 500, 500),
    nextToken: checkPageToken(ctx.args.nextToken),
    consistentRead: true,
  };
}

export { passPage as response } from "../lib/passPage";
