import type { Context } from "@aws-appsync/utils";
import type { MutationUpgradePurchasesArgs, UpgradedPurchases } from "./generated/schema";
import { checkPageToken } from "./lib/checkInput";
import type { Stash } from "./lib/stash";

/** Adds purchases from before orders to the lists of orders; AppSync lets only admins call it. */
export function request(ctx: Context<MutationUpgradePurchasesArgs, Stash>) {
  checkPageToken(ctx.args.nextToken);
  return {};
}

/** Their number, and where the next call continues. */
export function response({ stash }: Context<unknown, Stash>): UpgradedPurchases {
  return { count: (stash.oldPurchases ?? []).length, nextToken: stash.nextToken ?? null };
}
