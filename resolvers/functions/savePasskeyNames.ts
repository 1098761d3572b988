import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { failCognito } from "../lib/cognito";
import { failDataSource, isConditionFailure } from "../lib/dataSourceError";
import { failTryAgain, failUnavailable } from "../lib/fail";
import type { PasskeyNamesItem } from "../lib/items";
import { changedNames, firstName, passkeyNamesKey, staleIds } from "../lib/passkeyNames";
import { listedIds } from "../lib/passkeys";
import type { Stash } from "../lib/stash";

/**
 * Writes the name that the user gives to a passkey (stash.passkeyNaming), and removes the names of
 * passkeys that Cognito no longer lists. The names were read before the list, so a passkey added
 * since then keeps its name.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBUpdateItemRequest {
  const { caller, passkeyNames, passkeyNaming } = ctx.stash;
  if (caller === undefined) failUnavailable();
  const ids = listedIds(ctx.stash);
  if (passkeyNaming !== undefined && ids.indexOf(passkeyNaming.id) < 0) {
    failCognito({ outcome: "refused", reason: "ResourceNotFoundException", body: {} }, true);
  }
  const stale = staleIds(passkeyNames, ids);
  if (passkeyNaming === undefined && stale.length === 0) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const written =
    passkeyNames === undefined && passkeyNaming !== undefined
      ? firstName(passkeyNaming.id, passkeyNaming.name)
      : changedNames(passkeyNaming, stale);
  return { operation: "UpdateItem", key: passkeyNamesKey(caller.userId), ...written };
}

/**
 * The name of a deleted passkey is harmless: a failure to remove it is ignored, and the next write
 * removes it.
 */
export function response(
  ctx: Context<unknown, Stash, undefined, undefined, PasskeyNamesItem>,
): null {
  if (!ctx.error) {
    ctx.stash.passkeyNames = ctx.result.PasskeyNames;
    return null;
  }
  if (ctx.stash.passkeyNaming === undefined) return null;
  if (isConditionFailure(ctx.error)) failTryAgain();
  failDataSource(ctx.error);
}
