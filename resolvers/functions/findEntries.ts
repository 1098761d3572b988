import type { Context, DynamoDBQueryRequest } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { expression } from "../lib/expression";
import type { Expression } from "../lib/expression";
import { fail, failUnavailable } from "../lib/fail";
import { failPage } from "../lib/failPage";
import { orderOf } from "../lib/search";
import type { Search } from "../lib/search";
import { searchToken } from "../lib/searchToken";
import { browsingShelf, shelfOfWord } from "../lib/shelfEntries";
import type { ShelfEntry } from "../lib/shelfEntries";
import type { Stash } from "../lib/stash";

/** Maximum number of entries that one page reads: about 250 KB. */
const mostRead = 1000;

/**
 * Queries one shelf: that of the search's longest word, that of the genre, or that of all products.
 */
export function request(ctx: Context<unknown, Stash>): DynamoDBQueryRequest {
  const search = ctx.stash.search;
  if (search === undefined) failUnavailable();
  ctx.stash.entries = [];
  if (search.isWordless) runtime.earlyReturn(null, { skipTo: "NEXT" });
  const { index, key, up } = orderOf(search.sort);
  const [word] = search.words;
  const shelf = word === undefined ? browsingShelf(search.genre) : shelfOfWord(word);
  const { after, source } = search.token;
  const values: Record<string, unknown> = { ":shelf": shelf };
  if (after !== "") values[":after"] = after;
  const rest = after === "" ? "" : ` AND ${key} ${up ? ">" : "<"} :after`;
  const filter = filterOf(search, shelf);
  return {
    operation: "Query",
    index,
    query: expression(`Shelf = :shelf${rest}`, { values }),
    scanIndexForward: up,
    limit: word === undefined ? search.limit + 1 : mostRead,
    ...(source === "" ? {} : { nextToken: source }),
    ...(filter === null ? {} : { filter }),
  };
}

interface Found {
  items: ShelfEntry[];
  nextToken?: string | null;
}

/** Stores the page's entries and the start of the next page in the stash. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, Found>): null {
  const search = ctx.stash.search;
  if (search === undefined) failUnavailable();
  const { of, after, source } = search.token;
  if (ctx.error && after !== "" && source === "" && (ctx.error.type ?? "").includes("Validation")) {
    fail("InvalidInput", "nextToken must be one that the page before has given. Start over.");
  }
  if (ctx.error) failPage(ctx.error, source === "" ? null : source);
  const { items, nextToken } = ctx.result;
  const page = items.slice(0, search.limit);
  const last = page[page.length - 1];
  ctx.stash.entries = page;
  if (last !== undefined && items.length > page.length) {
    const { key } = orderOf(search.sort);
    ctx.stash.nextToken = searchToken({ of, after: last[key], skip: 0, source: "" });
  } else if (nextToken !== undefined && nextToken !== null) {
    ctx.stash.nextToken = searchToken({ of, after, skip: 0, source: nextToken });
  }
  return null;
}

/** The filter on the entries of the shelf; null for no filter. */
function filterOf(search: Search, shelf: string): Expression | null {
  const values: Record<string, unknown> = {};
  const terms: string[] = [];
  search.words.forEach((word, index) => {
    if (index === 0 && word === shelf) return;
    values[`:word${index}`] = ` ${word}`;
    terms.push(`contains(Words, :word${index})`);
  });
  if (search.genre !== null && search.words.length > 0) {
    values[":genre"] = search.genre;
    terms.push("Genre = :genre");
  }
  if (!search.managed) terms.push("attribute_not_exists(OffSale)");
  if (search.stock === "OFF_SALE") terms.push("attribute_exists(OffSale)");
  return terms.length === 0 ? null : expression(terms.join(" AND "), { values });
}
