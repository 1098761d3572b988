import { request } from "./api/request";
import { getProducts } from "./api/operations";
import type { ProductSummary } from "./api/types";

const perRequest = 100;
/** A page left and come back to shows what it had; after this many milliseconds it is asked anew. */
const freshFor = 30_000;

/** The records of one genre (or all), fetched as far as they are needed. */
export interface CatalogueFeed {
  items: ProductSummary[];
  /** Whether there are no more than `items`. */
  complete: boolean;
  /** Fetches until at least `count` are there, or all. */
  ensure(count: number): Promise<void>;
}

const feeds = new Map<string, { feed: CatalogueFeed; since: number }>();

/** The feed of a genre; "" is all of them. */
export function getFeed(genre: string): CatalogueFeed {
  const known = feeds.get(genre);
  if (known !== undefined && Date.now() - known.since < freshFor) return known.feed;
  const feed = createFeed(genre === "" ? null : genre);
  feeds.set(genre, { feed, since: Date.now() });
  return feed;
}

function createFeed(genre: string | null): CatalogueFeed {
  let nextToken: string | null = null;
  let running: Promise<void> | undefined;
  const fetchMore = async () => {
    const page = await request(getProducts, { genre, limit: perRequest, nextToken });
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
