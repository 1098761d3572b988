import type { Identity } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { Caller } from "./caller";
import { callerOf, requireGuest } from "./caller";
import { fail } from "./fail";
import type { SessionItem } from "./items";
import { matchesWhole } from "./matchesWhole";

/**
 * A ticket contains sub, session id and a secret. With the session id, the round trip that reads
 * the session also checks the ticket.
 */
export function newTicket({ userId, sessionId }: Caller): string {
  const secret = `${util.autoId()}${util.autoId()}`.split("-").join("");
  return `${userId}.${sessionId}.${secret}`;
}

/**
 * The user that a guest with a ticket wants to listen as. Nothing is verified yet: see
 * requireTicket. Only a guest of the store's pool can use a ticket.
 */
export function callerOfTicket(ticket: string, identity: Identity): Caller {
  const listenerId = requireGuest(identity).sessionId;
  if (!matchesWhole("^[0-9A-Za-z-]{1,64}[.][0-9A-Za-z-]{1,64}[.][0-9a-f]{64}$", ticket)) {
    failTicket();
  }
  const [userId = "", sessionId = ""] = ticket.split(".");
  const ownerId = `user#${userId}`;
  return {
    guest: false,
    ownerId,
    userId,
    sessionId,
    authTime: 0,
    tokenExpiresAt: 0,
    ticket,
    listenerId,
  };
}

/** Ends the field for a guest without a ticket; users need none. */
export function requireListener(ticket: string | null | undefined, identity: Identity): void {
  if ((ticket ?? "") !== "" || !callerOf(identity).guest) return;
  fail("SessionRequired", "Sign in, or bring the ticket of a session.");
}

/** Ends the field unless the ticket belongs to the session and the guest, and has not expired. `now` in epoch milliseconds. */
export function requireTicket(caller: Caller, session: SessionItem | undefined, now: number): void {
  const holds =
    session !== undefined &&
    session.Ticket === caller.ticket &&
    session.ListenerId === caller.listenerId &&
    (session.TicketExpiresAt ?? 0) * 1000 > now;
  if (!holds) failTicket();
}

/** One error for every invalid ticket: it reveals nothing of other users' sessions. */
function failTicket(): never {
  fail("SessionRequired", "This ticket is not good any more. Ask for another one.");
}
