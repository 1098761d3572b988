import type { Context } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { ImportedLinePage, QueryImportedLinesArgs } from "./generated/schema";
import { checkImportId, checkPageToken, checkWhole } from "./lib/checkInput";
import type { ImportedLineItem } from "./lib/importedLine";
import type { Stash } from "./lib/stash";

/** Lines of an import that were applied; AppSync lets only admins call it. */
export function request(ctx: Context<QueryImportedLinesArgs, Stash>) {
  checkImportId(ctx.args.importId);
  checkWhole("limit", ctx.args.limit, 1, 500, 500);
  checkPageToken(ctx.args.nextToken);
  return {};
}

/** One page of them. DynamoDB forgets marks late, so those past their month are not shown. */
export function response(
  ctx: Context<
    QueryImportedLinesArgs,
    Stash,
    { result: { items: ImportedLineItem[]; nextToken?: string | null } }
  >,
): ImportedLinePage {
  const { items, nextToken } = ctx.prev.result;
  const now = util.time.nowEpochSeconds();
  const kept = items.filter((item) => item.ExpiresAt > now);
  return {
    items: kept.map(({ Line, AppliedAt, Actor }) => ({ line: Line, at: AppliedAt, actor: Actor })),
    nextToken: nextToken ?? null,
  };
}
