import type { Context } from "@aws-appsync/utils";
import type { ManagedProductPage, QueryManagedProductsArgs } from "./generated/schema";
import { managedProductView } from "./lib/managedProductView";
import { checkSearch } from "./lib/search";
import type { Stash } from "./lib/stash";

/** Products on sale and off sale; AppSync allows admins only. */
export function request(ctx: Context<QueryManagedProductsArgs, Stash>) {
  ctx.stash.search = checkSearch(ctx.args, true);
  ctx.stash.wanted = {};
  return {};
}

/** One page of products. */
export function response(ctx: Context<QueryManagedProductsArgs, Stash>): ManagedProductPage {
  const { products, nextToken } = ctx.stash;
  const items = (products ?? []).map((item) => managedProductView(item));
  return { items, nextToken: nextToken ?? null };
}
