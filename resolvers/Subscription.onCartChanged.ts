import type { Context } from "@aws-appsync/utils";
import type { SubscriptionOnCartChangedArgs } from "./generated/schema";
import { failUnavailable } from "./lib/fail";
import { listenAs } from "./lib/listenAs";
import type { Stash } from "./lib/stash";

/** The pipeline of a guest also needs a key to read. */
export function request(ctx: Context<SubscriptionOnCartChangedArgs, Stash>) {
  ctx.stash.wanted = { guestSession: true, ticket: ctx.args.ticket };
  return {};
}

/** Delivers events of the caller's own cart only. */
export function response(ctx: Context<SubscriptionOnCartChangedArgs, Stash>): null {
  if (ctx.stash.caller === undefined) failUnavailable();
  listenAs(ctx.stash.caller, "id");
  return null;
}
