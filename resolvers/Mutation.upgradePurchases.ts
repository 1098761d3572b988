import type { Context } from "@aws-appsync/utils";
import type { MutationUpgradePurchasesArgs, UpgradedPurchases } from "./generated/schema";
import { checkPageToken } from "./lib/checkInput";
import type { Stash } from "./lib/stash";

/** Adds purchases of older releases to the lists of orders; AppSync allows admins only. */
export function request(ctx: Context<MutationUpgradePurchasesArgs, Stash>) {
  checkPageToken(ctx.args.nextToken);
  return {};
}

/** The number of added purchases, and where the next call continues. */
export function response({ stash }: Context<unknown, Stash>): UpgradedPurchases {
  return { count: (stash.oldPurchases ?? []).length, nextToken: stash.nextToken ?? null };
}
