import type { Context, DynamoDBBatchGetItemRequest } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import { callerOf } from "../lib/caller";
import { callerOfTicket, requireTicket } from "../lib/listenTicket";
import { failDataSource } from "../lib/dataSourceError";
import { fail } from "../lib/fail";
import { requireFresh } from "../lib/freshSignIn";
import { keysToRead } from "../lib/keysToRead";
import { requireComplete } from "../lib/requireComplete";
import { requireRunning } from "../lib/sessionState";
import { stashItems } from "../lib/stashItems";
import type { BatchResult } from "../lib/requireComplete";
import type { Stash } from "../lib/stash";

/**
 * The first function of every pipeline except those of products, product and startSession.
 * Identifies the caller, checks that a user's session is running, and reads the other items of the
 * field (stash.wanted) in the same round trip.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBBatchGetItemRequest {
  const ticket = ctx.stash.wanted?.ticket ?? "";
  const caller = ticket === "" ? callerOf(ctx.identity) : callerOfTicket(ticket, ctx.identity);
  ctx.stash.caller = caller;
  return { operation: "BatchGetItem", tables: keysToRead(caller, ctx.stash.wanted ?? {}) };
}

/**
 * Ends the field unless everything was read and the session is running. Decides which later
 * functions are due.
 */
export function response(ctx: Context<unknown, Stash, undefined, undefined, BatchResult>): null {
  if (ctx.error) failDataSource(ctx.error);
  requireComplete(ctx.result);
  const stash = ctx.stash;
  const now = util.time.nowEpochMilliSeconds();
  stashItems(stash, ctx.result, now);
  const guest = stash.caller?.guest ?? false;
  if (stash.caller?.ticket !== undefined) {
    requireTicket(stash.caller, stash.session, now);
    requireRunning(stash.session, now);
    // A subscription does not count as use of the session and has no token to verify:
    // startListening did both.
    return null;
  }
  const session = guest ? stash.session : requireRunning(stash.session, now);
  const { notOffered } = stash.wanted ?? {};
  if (notOffered !== undefined) fail("NotOffered", notOffered);
  if (stash.wanted?.freshSignIn === true && stash.caller) requireFresh(stash.caller);
  stash.touchDue = session !== undefined && now - session.LastSeenAt >= STORE.sessionTouchMs;
  stash.verifyDue =
    !guest && session !== undefined && now - session.VerifiedAt >= STORE.sessionVerifyMs;
  return null;
}
