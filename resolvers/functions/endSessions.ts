import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { cancellationReasons, failDataSource } from "../lib/dataSourceError";
import { failTryAgain } from "../lib/fail";
import { removePasskeyNames } from "../lib/passkeyNames";
import { deleteSaved } from "../lib/savedWrites";
import { endSession, removeLiveSessions } from "../lib/sessionWrites";
import { endingIds, endingOwner, rememberedIds } from "../lib/sessionsEnded";
import type { Stash } from "../lib/stash";

/**
 * Turns the sessions that the field ends into tombstones, in one transaction. deleteAccount also
 * deletes the names of passkeys and the saved products.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const ownerId = endingOwner(ctx.stash);
  const ids = endingIds(ctx.stash);
  const { caller, securityChange } = ctx.stash;
  const isDeletion = caller !== undefined && securityChange === "accountDeleted";
  if (ids.length === 0 && !isDeletion) runtime.earlyReturn(null, { skipTo: "NEXT" });
  return {
    operation: "TransactWriteItems",
    transactItems: [
      ...(ids.length > 0 ? [removeLiveSessions(ownerId, ids, rememberedIds(ctx.stash))] : []),
      ...ids.map((id) => endSession(ownerId, id)),
      ...(isDeletion ? [removePasskeyNames(caller.userId), deleteSaved(caller.ownerId)] : []),
    ],
  };
}

/**
 * No action has a condition, so the only possible conflict is with a concurrent use of one of the
 * sessions.
 */
export function response(ctx: Context<unknown, Stash>): null {
  if (!ctx.error) return null;
  if (cancellationReasons(ctx.result) === null) failDataSource(ctx.error);
  failTryAgain();
}
