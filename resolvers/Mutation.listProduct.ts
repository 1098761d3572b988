import type { Context } from "@aws-appsync/utils";
import type { ManagedProduct, MutationListProductArgs } from "./generated/schema";
import { checkProductId } from "./lib/checkInput";
import { managedProductView } from "./lib/managedProductView";
import type { Stash } from "./lib/stash";
import { writtenProduct } from "./lib/writtenProduct";

/**
 * Adds a product from an older release to the shelves that searches read; AppSync allows admins
 * only.
 */
export function request(ctx: Context<MutationListProductArgs, Stash>) {
  ctx.stash.wanted = { productId: checkProductId(ctx.args.id) };
  ctx.stash.edit = { kind: "list" };
  return {};
}

/** The current product. */
export function response(ctx: Context<MutationListProductArgs, Stash>): ManagedProduct {
  return managedProductView(writtenProduct(ctx.stash));
}
