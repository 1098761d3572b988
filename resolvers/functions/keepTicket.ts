import type { Context, DynamoDBUpdateItemRequest } from "@aws-appsync/utils";
import { runtime, util } from "@aws-appsync/utils";
import type { MutationStartListeningArgs } from "../generated/schema";
import { failDataSource, isConditionFailure } from "../lib/dataSourceError";
import { expression, toKey } from "../lib/expression";
import { failTryAgain, failUnavailable } from "../lib/fail";
import type { SessionItem } from "../lib/items";
import { newTicket } from "../lib/listenTicket";
import type { Stash } from "../lib/stash";

/** A ticket that expires within this number of seconds is replaced. */
const renewBefore = 120;

/**
 * Stores a ticket in the caller's session for as long as the caller's token lives. The tabs of a
 * browser are one guest and share the existing ticket. The ticket of another guest is replaced.
 */
export function request(
  ctx: Context<MutationStartListeningArgs, Stash>,
): DynamoDBUpdateItemRequest {
  const { caller, session } = ctx.stash;
  if (caller === undefined || session === undefined) failUnavailable();
  const lasts = (session.TicketExpiresAt ?? 0) - util.time.nowEpochSeconds();
  if (session.ListenerId === ctx.args.listenerId && lasts > renewBefore) {
    runtime.earlyReturn(null, { skipTo: "NEXT" });
  }
  const unchanged =
    session.Ticket === undefined
      ? expression("attribute_exists(SessionId) AND attribute_not_exists(Ticket)")
      : expression("Ticket = :seen", { values: { ":seen": session.Ticket } });
  return {
    operation: "UpdateItem",
    key: toKey({ OwnerId: caller.ownerId, SessionId: caller.sessionId }),
    update: expression("SET Ticket = :ticket, ListenerId = :listener, TicketExpiresAt = :until", {
      values: {
        ":ticket": newTicket(caller),
        ":listener": ctx.args.listenerId,
        ":until": caller.tokenExpiresAt,
      },
    }),
    condition: unchanged,
  };
}

/** Another tab may have stored a ticket at the same moment: the client retries and shares it. */
export function response(
  ctx: Context<MutationStartListeningArgs, Stash, undefined, undefined, SessionItem>,
): null {
  if (ctx.error && isConditionFailure(ctx.error)) failTryAgain();
  if (ctx.error) failDataSource(ctx.error);
  ctx.stash.session = ctx.result;
  return null;
}
