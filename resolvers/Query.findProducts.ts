import type { Context } from "@aws-appsync/utils";
import type { ProductPage, QueryFindProductsArgs } from "./generated/schema";
import { productView } from "./lib/productView";
import { checkSearch } from "./lib/search";
import type { Stash } from "./lib/stash";

/** Finds products by prefixes of their words, sorted. */
export function request(ctx: Context<QueryFindProductsArgs, Stash>) {
  ctx.stash.search = checkSearch(ctx.args, false);
  return {};
}

/** One page of products. */
export function response(ctx: Context<QueryFindProductsArgs, Stash>): ProductPage {
  const { products, nextToken } = ctx.stash;
  const items = (products ?? []).map((item) => productView(item));
  return { items, nextToken: nextToken ?? null };
}
