import type { Context } from "@aws-appsync/utils";
import type { ManagedProduct, QueryLowStockArgs } from "./generated/schema";
import { checkWhole } from "./lib/checkInput";
import { managedProductView } from "./lib/managedProductView";
import type { Stash } from "./lib/stash";

/** Products on sale with few copies or none; AppSync allows admins only. */
export function request(ctx: Context<QueryLowStockArgs, Stash>) {
  ctx.stash.lowStock = { limit: checkWhole("limit", ctx.args.limit, 1, 100, 20), entries: [] };
  return {};
}

/** The products, fewest copies first. */
export function response(ctx: Context<QueryLowStockArgs, Stash>): ManagedProduct[] {
  return (ctx.stash.products ?? []).map((item) => managedProductView(item));
}
