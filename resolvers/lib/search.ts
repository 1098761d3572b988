import type { Genre, ProductSort, StockFilter } from "../generated/schema";
import { checkWhole } from "./checkInput";
import { fail } from "./fail";
import { foldText, wordsOf } from "./foldText";
import { checkSearchToken } from "./searchToken";
import type { SearchToken } from "./searchToken";

/** The criteria of a search. */
export interface Search {
  /** Folded words, longest first. */
  words: string[];
  /** Whether the given text contains no word. */
  isWordless: boolean;
  genre: Genre | null;
  sort: ProductSort;
  limit: number;
  token: SearchToken;
  /** Whether the search includes products off sale. */
  managed: boolean;
  stock: StockFilter | null;
}

/** Arguments of the fields that search. */
export interface SearchArgs {
  search?: string | null;
  genre?: Genre | null;
  sort?: ProductSort | null;
  stock?: StockFilter | null;
  limit?: number | null;
  nextToken?: string | null;
}

/**
 * Maximum number of products on a page: with the upgrade mark they are one batch of at most 100
 * keys.
 */
const pageLimit = 50;

/** Maximum number of words in a search. */
const wordLimit = 10;

/** Characters that name a search in its page tokens, at most: folding may make a text longer. */
const mostNamed = 300;

/** Arguments as checked; InvalidInput names what is wrong. */
export function checkSearch(args: SearchArgs, managed: boolean): Search {
  const text = args.search ?? "";
  if (text.length > 100) fail("InvalidInput", "search must be at most 100 characters.");
  const words = longestFirst(wordsOf(foldText(text))).slice(0, wordLimit);
  const genre = args.genre ?? null;
  const sort = args.sort ?? "TITLE";
  const stock = args.stock ?? null;
  const named = `${managed} ${genre} ${stock} ${sort} ${words.join(" ")}`;
  return {
    words,
    isWordless: text.trim() !== "" && words.length === 0,
    genre,
    sort,
    limit: checkWhole("limit", args.limit, 1, pageLimit, 24),
    token: checkSearchToken(args.nextToken, named.slice(0, mostNamed)),
    managed,
    stock,
  };
}

/** The index of the Shelves table with this order, and its sort attribute. */
export function orderOf(sort: ProductSort) {
  if (sort === "NEWEST") return { index: "ByNewest", key: "NewestKey" as const, up: false };
  if (sort === "PRICE_UP") return { index: "ByPrice", key: "PriceKey" as const, up: true };
  if (sort === "PRICE_DOWN") return { index: "ByPrice", key: "PriceKey" as const, up: false };
  return { index: "ByTitle", key: "TitleKey" as const, up: true };
}

/** The longest word usually matches the fewest products. */
function longestFirst(words: string[]): string[] {
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), "");
  return longest === "" ? [] : [longest].concat(words.filter((word) => word !== longest));
}
