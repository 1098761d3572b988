import type { Context, DynamoDBScanRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { failUnavailable } from "../lib/fail";
import { failPage } from "../lib/failPage";
import { isWanted } from "../lib/isWanted";
import type { ProductItem } from "../lib/items";
import { orderOf } from "../lib/search";
import type { Search } from "../lib/search";
import { searchToken } from "../lib/searchToken";
import { sortKeys, wordsText } from "../lib/shelfEntries";
import type { Stash } from "../lib/stash";

/**
 * Maximum number of products per read. A catalogue of this size or less is sorted as a whole; a
 * larger one needs the shelves.
 */
const mostRead = 500;

/** Scans the Products table until every product is on its shelves: see finishUpgrade. */
export function request(ctx: Context<unknown, Stash>): DynamoDBScanRequest {
  if (ctx.stash.isListed === true) runtime.earlyReturn(null, { skipTo: "END" });
  const source = ctx.stash.search?.token.source ?? "";
  return {
    operation: "Scan",
    limit: mostRead,
    ...(source === "" ? {} : { nextToken: source }),
  };
}

interface Read {
  items: ProductItem[];
  nextToken?: string | null;
}

/** Stores the matching products in the stash, sorted. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, Read>): null {
  const search = ctx.stash.search;
  if (search === undefined) failUnavailable();
  const { of, source, skip } = search.token;
  if (ctx.error) failPage(ctx.error, source === "" ? null : source);
  const found = sorted(
    ctx.result.items.filter((product) => matches(product, search)),
    search,
  );
  const end = skip + search.limit;
  ctx.stash.products = found.slice(skip, end);
  const nextToken = ctx.result.nextToken ?? "";
  if (end < found.length) ctx.stash.nextToken = searchToken({ of, after: "", skip: end, source });
  else if (nextToken !== "") {
    ctx.stash.nextToken = searchToken({ of, after: "", skip: 0, source: nextToken });
  }
  return null;
}

function matches(product: ProductItem, search: Search): boolean {
  if (search.isWordless || !isWanted(product, search)) return false;
  if (search.genre !== null && product.Genre !== search.genre) return false;
  if (search.words.length === 0) return true;
  const words = wordsText(product);
  return search.words.every((word) => words.indexOf(` ${word}`) >= 0);
}

/** AppSync's sort takes no comparator, so it sorts unique texts. */
function sorted(products: ProductItem[], { sort }: Search): ProductItem[] {
  const { key, up } = orderOf(sort);
  const byKey: Record<string, ProductItem> = {};
  for (const product of products) byKey[sortKeys(product)[key]] = product;
  const keys = Object.keys(byKey).sort();
  const ordered = up ? keys : keys.reverse();
  return ordered.flatMap((one) => byKey[one] ?? []);
}
