import type { Context } from "@aws-appsync/utils";
import type { MutationUpgradePurchasesArgs, UpgradedPurchases } from "./generated/schema";
import { checkPageToken } from "./lib/checkInput";
import type { Stash } from "./lib/stash";

/** Makes purchases from before orders known to lists of orders; AppSync lets only admins call it. */
export function request(ctx: Context<MutationUpgradePurchasesArgs, Stash>) {
  checkPageToken(ctx.args.nextToken);
  return {};
}

/** How many there were, and where the next call goes on. */
export function response({ stash }: Context<unknown, Stash>): UpgradedPurchases {
  return { count: (stash.oldPurchases ?? []).length, nextToken: stash.nextToken ?? null };
}
