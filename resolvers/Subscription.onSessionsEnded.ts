import type { Context } from "@aws-appsync/utils";
import type { SubscriptionOnSessionsEndedArgs } from "./generated/schema";
import { failUnavailable } from "./lib/fail";
import { listenAs } from "./lib/listenAs";
import { requireListener } from "./lib/listenTicket";
import type { Stash } from "./lib/stash";

/** Only the session is read. */
export function request(ctx: Context<SubscriptionOnSessionsEndedArgs, Stash>) {
  requireListener(ctx.args.ticket, ctx.identity);
  ctx.stash.wanted = { ticket: ctx.args.ticket };
  return {};
}

/** Events of the ends of the user's own sessions. */
export function response(ctx: Context<SubscriptionOnSessionsEndedArgs, Stash>): null {
  if (ctx.stash.caller === undefined) failUnavailable();
  listenAs(ctx.stash.caller, "ownerId");
  return null;
}
