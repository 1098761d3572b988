import type { Context } from "@aws-appsync/utils";
import type { Purchase, QueryPurchaseArgs } from "./generated/schema";
import { checkUuid } from "./lib/checkInput";
import { purchaseView } from "./lib/purchaseView";
import type { Stash } from "./lib/stash";

/** One of the user's own purchases. */
export function request(ctx: Context<QueryPurchaseArgs, Stash>) {
  ctx.stash.wanted = { purchaseId: checkUuid("id", ctx.args.id) };
  return {};
}

/** The purchase, or null if the user has none with this id. */
export function response(ctx: Context<QueryPurchaseArgs, Stash>): Purchase | null {
  return ctx.stash.purchase === undefined ? null : purchaseView(ctx.stash.purchase);
}
