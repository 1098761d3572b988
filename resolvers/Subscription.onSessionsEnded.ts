import type { Context } from "@aws-appsync/utils";
import type { SubscriptionOnSessionsEndedArgs } from "./generated/schema";
import { failUnavailable } from "./lib/fail";
import { listenAs } from "./lib/listenAs";
import { requireListener } from "./lib/listenTicket";
import type { Stash } from "./lib/stash";

/** Reads the session only. */
export function request(ctx: Context<SubscriptionOnSessionsEndedArgs, Stash>) {
  requireListener(ctx.args.ticket, ctx.identity);
  ctx.stash.wanted = { ticket: ctx.args.ticket };
  return {};
}

/** Delivers the ends of the user's own sessions only. */
export function response(ctx: Context<SubscriptionOnSessionsEndedArgs, Stash>): null {
  if (ctx.stash.caller === undefined) failUnavailable();
  listenAs(ctx.stash.caller, "ownerId");
  return null;
}
