import { request } from "./api/request";
import { findProducts, getProducts } from "./api/operations";
import type { Page, ProductSummary } from "./api/types";

const perRequest = 100;
/** Page size of a search: each page is one request, and only shown pages are fetched. */
const perSearch = 24;
/**
 * When the user returns to a page, it shows the fetched products for this many milliseconds; later
 * they are fetched again.
 */
const freshFor = 30_000;

/** The criteria for products: "" is all of them, or the order of the shelves. */
export interface CatalogueWish {
  genre: string;
  search: string;
  sort: string;
}

/** The products that match the criteria, fetched on demand. */
export interface CatalogueFeed {
  items: ProductSummary[];
  /** Whether `items` contains all of them. */
  complete: boolean;
  /** Fetches until there are at least `count`, or all. */
  ensure(count: number): Promise<void>;
}

const feeds = new Map<string, { feed: CatalogueFeed; since: number }>();

/** The feed for the criteria. */
export function getFeed(wish: CatalogueWish): CatalogueFeed {
  const name = JSON.stringify([wish.genre, wish.search, wish.sort]);
  const known = feeds.get(name);
  if (known !== undefined && Date.now() - known.since < freshFor) return known.feed;
  const feed = createFeed(wish);
  feeds.set(name, { feed, since: Date.now() });
  return feed;
}

function fetchPage(wish: CatalogueWish, nextToken: string | null): Promise<Page<ProductSummary>> {
  const genre = wish.genre === "" ? null : wish.genre;
  if (wish.search === "" && wish.sort === "")
    return request(getProducts, { genre, limit: perRequest, nextToken });
  const { search } = wish;
  const sort = wish.sort === "" ? null : wish.sort;
  return request(findProducts, { search, genre, sort, limit: perSearch, nextToken });
}

function createFeed(wish: CatalogueWish): CatalogueFeed {
  let nextToken: string | null = null;
  let running: Promise<void> | undefined;
  const fetchMore = async () => {
    const page = await fetchPage(wish, nextToken);
    feed.items.push(...page.items);
    nextToken = page.nextToken;
    feed.complete = nextToken === null;
  };
  const feed: CatalogueFeed = {
    items: [],
    complete: false,
    async ensure(count) {
      while (!feed.complete && feed.items.length < count) {
        running ??= fetchMore().finally(() => {
          running = undefined;
        });
        await running;
      }
    },
  };
  return feed;
}
