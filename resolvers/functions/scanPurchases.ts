import type { Context, DynamoDBScanRequest } from "@aws-appsync/utils";
import type { MutationUpgradePurchasesArgs } from "../generated/schema";
import { checkPageToken } from "../lib/checkInput";
import { expression } from "../lib/expression";
import { failPage } from "../lib/failPage";
import type { PurchaseItem } from "../lib/items";
import type { Stash } from "../lib/stash";

/** Number of items that one call scans: all of them fit into one transaction. */
const atOnce = 50;

/** Scans the table for purchases of older releases. Only the upgrade command does that. */
export function request(ctx: Context<MutationUpgradePurchasesArgs, Stash>): DynamoDBScanRequest {
  return {
    operation: "Scan",
    limit: atOnce,
    nextToken: checkPageToken(ctx.args.nextToken),
    consistentRead: true,
    // The item that lists a user's resent mails has no PurchasedAt and is not a purchase.
    filter: expression("attribute_exists(PurchasedAt) AND attribute_not_exists(OrderKey)"),
  };
}

interface Read {
  items: PurchaseItem[];
  nextToken?: string | null;
}

/** Stores the found purchases in the stash. */
export function response(
  ctx: Context<MutationUpgradePurchasesArgs, Stash, undefined, undefined, Read>,
): null {
  if (ctx.error) failPage(ctx.error, ctx.args.nextToken);
  const { items, nextToken } = ctx.result;
  ctx.stash.oldPurchases = items;
  if (nextToken !== undefined && nextToken !== null) ctx.stash.nextToken = nextToken;
  return null;
}
