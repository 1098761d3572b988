import type { Context } from "@aws-appsync/utils";
import type { ManagedProduct, QueryManagedProductArgs } from "./generated/schema";
import { checkProductId } from "./lib/checkInput";
import { managedProductView } from "./lib/managedProductView";
import type { Stash } from "./lib/stash";

/** One product, on sale or off sale; AppSync allows admins only. */
export function request(ctx: Context<QueryManagedProductArgs, Stash>) {
  ctx.stash.wanted = { productId: checkProductId(ctx.args.id) };
  return {};
}

/** The product, or null if there is none with this id. */
export function response(ctx: Context<QueryManagedProductArgs, Stash>): ManagedProduct | null {
  const { managed } = ctx.stash;
  return managed === undefined ? null : managedProductView(managed);
}
