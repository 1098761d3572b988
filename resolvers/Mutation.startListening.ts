import type { Context } from "@aws-appsync/utils";
import type { ListenTicket, MutationStartListeningArgs } from "./generated/schema";
import { checkIdentityId } from "./lib/checkInput";
import { wantCookieMode } from "./lib/cookieMode";
import { failUnavailable } from "./lib/fail";
import type { Stash } from "./lib/stash";

/** Allows a guest identity to subscribe as the caller's session. */
export function request(ctx: Context<MutationStartListeningArgs, Stash>) {
  checkIdentityId("listenerId", ctx.args.listenerId);
  ctx.stash.wanted = wantCookieMode();
  return {};
}

/** The ticket, new or existing. */
export function response(ctx: Context<MutationStartListeningArgs, Stash>): ListenTicket {
  const { Ticket, TicketExpiresAt } = ctx.stash.session ?? {};
  if (Ticket === undefined || TicketExpiresAt === undefined) failUnavailable();
  return { ticket: Ticket, expiresAt: TicketExpiresAt };
}
