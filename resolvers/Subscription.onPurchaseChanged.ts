import type { Context } from "@aws-appsync/utils";
import type { SubscriptionOnPurchaseChangedArgs } from "./generated/schema";
import { failUnavailable } from "./lib/fail";
import { listenAs } from "./lib/listenAs";
import { requireListener } from "./lib/listenTicket";
import type { Stash } from "./lib/stash";

/** Reads the session only. */
export function request(ctx: Context<SubscriptionOnPurchaseChangedArgs, Stash>) {
  requireListener(ctx.args.ticket, ctx.identity);
  ctx.stash.wanted = { ticket: ctx.args.ticket };
  return {};
}

/** Delivers the store's steps on the user's own purchases only. */
export function response(ctx: Context<SubscriptionOnPurchaseChangedArgs, Stash>): null {
  if (ctx.stash.caller === undefined) failUnavailable();
  listenAs(ctx.stash.caller, "ownerId");
  return null;
}
