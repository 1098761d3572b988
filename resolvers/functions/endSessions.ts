import type { Context, DynamoDBTransactWriteItemsRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { cancellationReasons, failDataSource } from "../lib/dataSourceError";
import { failTryAgain } from "../lib/fail";
import { removePasskeyNames } from "../lib/passkeyNames";
import { deleteSaved } from "../lib/savedWrites";
import { endSession, removeLiveSessions } from "../lib/sessionWrites";
import { endingIds, endingOwner, silencedIds } from "../lib/sessionsEnded";
import type { Stash } from "../lib/stash";

/** As many as may be live at most, so that their item stays small. */
const mostRemembered = 50;

/** Turns the sessions that the field ends into tombstones, all or none. With the account, the names of its passkeys and its saved products go. */
export function request(ctx: Context<unknown, Stash>): DynamoDBTransactWriteItemsRequest {
  const ownerId = endingOwner(ctx.stash);
  const ids = endingIds(ctx.stash);
  const { caller, securityChange } = ctx.stash;
  const isDeletion = caller !== undefined && securityChange === "accountDeleted";
  if (ids.length === 0 && !isDeletion) runtime.earlyReturn(null, { skipTo: "NEXT" });
  // The repeat of endSession names its session; the others have to find theirs. This call's come first, and fit.
  const named = ctx.stash.wanted?.sessionId !== undefined;
  const remembered = named ? [] : silencedIds(ctx.stash).slice(0, mostRemembered);
  return {
    operation: "TransactWriteItems",
    transactItems: [
      ...(ids.length > 0 ? [removeLiveSessions(ownerId, ids, remembered)] : []),
      ...ids.map((id) => endSession(ownerId, id)),
      ...(isDeletion ? [removePasskeyNames(caller.userId), deleteSaved(caller.ownerId)] : []),
    ],
  };
}

/** No action has a condition: it can only collide with a use of one of the sessions. */
export function response(ctx: Context<unknown, Stash>): null {
  if (!ctx.error) return null;
  if (cancellationReasons(ctx.result) === null) failDataSource(ctx.error);
  failTryAgain();
}
