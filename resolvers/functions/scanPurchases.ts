import type { Context, DynamoDBScanRequest } from "@aws-appsync/utils";
import type { MutationUpgradePurchasesArgs } from "../generated/schema";
import { checkPageToken } from "../lib/checkInput";
import { expression } from "../lib/expression";
import { failPage } from "../lib/failPage";
import type { PurchaseItem } from "../lib/items";
import type { Stash } from "../lib/stash";

/** Items that one call looks at: all of them fit into one transaction. */
const atOnce = 50;

/** Reads the table itself for purchases from before orders: only the command that upgrades a store does so. */
export function request(ctx: Context<MutationUpgradePurchasesArgs, Stash>): DynamoDBScanRequest {
  return {
    operation: "Scan",
    limit: atOnce,
    nextToken: checkPageToken(ctx.args.nextToken),
    consistentRead: true,
    // What names the mails of a user has no time: it is no purchase.
    filter: expression("attribute_exists(PurchasedAt) AND attribute_not_exists(OrderKey)"),
  };
}

interface Read {
  items: PurchaseItem[];
  nextToken?: string | null;
}

/** Passes on those found. */
export function response(
  ctx: Context<MutationUpgradePurchasesArgs, Stash, undefined, undefined, Read>,
): null {
  if (ctx.error) failPage(ctx.error, ctx.args.nextToken);
  const { items, nextToken } = ctx.result;
  ctx.stash.oldPurchases = items;
  if (nextToken !== undefined && nextToken !== null) ctx.stash.nextToken = nextToken;
  return null;
}
