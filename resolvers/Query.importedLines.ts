import type { Context } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { ImportedLinePage, QueryImportedLinesArgs } from "./generated/schema";
import { checkImportId, checkPageToken, checkWhole } from "./lib/checkInput";
import type { ImportedLineItem } from "./lib/importedLine";
import type { Stash } from "./lib/stash";

/** The applied lines of an import; AppSync allows admins only. */
export function request(ctx: Context<QueryImportedLinesArgs, Stash>) {
  checkImportId(ctx.args.importId);
  checkWhole("limit", ctx.args.limit, 1, 500, 500);
  checkPageToken(ctx.args.nextToken);
  return {};
}

/**
 * One page of lines. DynamoDB deletes expired marks late, so marks older than a month are omitted.
 */
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
