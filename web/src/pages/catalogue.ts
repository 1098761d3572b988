import { getFeed, type CatalogueWish } from "../catalogueFeed";
import { byId, fill, h } from "../dom";
import { formatCount, formatGenre } from "../format";
import { genres } from "../genres";
import { sorts } from "../sorts";
import { makeElement } from "../render";
import { navigate } from "../navigate";
import type { PageContext } from "../pageContext";
import { cardSkeletons } from "../shells";
import { createCard } from "../ui/card";
import { showProblem } from "../ui/problem";

const perPage = 24;

/** The criteria in the URL: back, reload and a shared link show the same. */
interface Wish extends CatalogueWish {
  page: number;
}

/** The catalogue: all products by genre, with a search over title and artist, page by page. */
export async function showPage(context: PageContext): Promise<void> {
  const wish = readWish(context.url);
  connectFilters(wish, context.signal);
  context.setTitle(wish.genre === "" ? "The racks" : `${formatGenre(wish.genre)} records`);
  const list = byId("records");
  const feed = getFeed(wish);
  const from = (wish.page - 1) * perPage;
  try {
    // The page token of a search shows whether there is another page.
    const enough = isFound(wish) ? from + perPage : from + perPage + 1;
    if (!feed.complete && feed.items.length < enough) showWaiting(list);
    await feed.ensure(enough);
    if (context.signal.aborted) return;
    const count = feed.items.length;
    showCount(feed.complete ? count : null, from, wish);
    const shown = feed.items.slice(from, from + perPage);
    list.setAttribute("aria-busy", "false");
    fill(
      list,
      shown.length === 0
        ? nothingFound(wish)
        : shown.map((product, index) =>
            createCard(product, context.signal, { eager: index < 6, level: "h2" }),
          ),
    );
    showPager(wish, !feed.complete || count > from + perPage);
  } catch (error) {
    if (context.signal.aborted) return;
    byId("result-count").textContent = "";
    showProblem(list, "The records could not be fetched.", error, () => showPage(context));
  }
}

function readWish(url: URL): Wish {
  const page = Number.parseInt(url.searchParams.get("page") ?? "1", 10);
  const genre = url.searchParams.get("genre")?.toUpperCase();
  return {
    genre: genres.find((known) => known === genre) ?? "",
    search: (url.searchParams.get("q") ?? "").trim().slice(0, 100),
    sort: sorts.find((known) => known === url.searchParams.get("sort")?.toUpperCase()) ?? "",
    page: Number.isFinite(page) && page > 0 ? page : 1,
  };
}

function toPath({ genre, search, sort, page }: Wish): string {
  const query = new URLSearchParams();
  if (genre !== "") query.set("genre", genre);
  if (search !== "") query.set("q", search);
  if (sort !== "") query.set("sort", sort.toLowerCase());
  if (page > 1) query.set("page", String(page));
  return query.size === 0 ? "/catalogue" : `/catalogue?${query}`;
}

/** The search that was typed when the URL changed; the input may contain more letters by now. */
let typedSearch: string | undefined;

function connectFilters(wish: Wish, signal: AbortSignal): void {
  const search = byId<HTMLInputElement>("search");
  const genre = byId<HTMLSelectElement>("genre");
  if (typedSearch !== wish.search) search.value = wish.search;
  typedSearch = undefined;
  const sort = byId<HTMLSelectElement>("sort");
  genre.value = wish.genre;
  sort.value = wish.sort;
  const go = (replace: boolean) => {
    const { value } = genre;
    const next = { genre: value, search: search.value.trim(), sort: sort.value, page: 1 };
    typedSearch = next.search;
    void navigate(toPath(next), { replace });
  };
  let typing: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => {
    clearTimeout(typing);
  });
  // Typing replaces the history entry, so that back leaves the search instead of undoing letters.
  const typed = () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      go(true);
    }, 180);
  };
  search.addEventListener("input", typed, { signal });
  for (const select of [genre, sort]) {
    const chosen = () => {
      go(false);
    };
    select.addEventListener("change", chosen, { signal });
  }
  byId("filters").addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      go(false);
    },
    { signal },
  );
}

/**
 * Whether the store searches or sorts, page by page; otherwise the page uses the fetched shelves.
 */
function isFound({ search, sort }: Wish): boolean {
  return search !== "" || sort !== "";
}

function showWaiting(list: HTMLElement): void {
  list.setAttribute("aria-busy", "true");
  byId("result-count").textContent = "Looking through the racks…";
  if (list.querySelector(".card-skeleton") === null) fill(list, cardSkeletons(makeElement, 12));
}

function showCount(total: number | null, from: number, { genre, search, page }: Wish): void {
  const where = genre === "" ? "" : ` in ${formatGenre(genre).toLowerCase()}`;
  const what = search === "" ? "" : ` for “${search}”`;
  const which = page === 1 ? "" : `, page ${page}`;
  byId("result-count").textContent =
    total === null
      ? `Records ${from + 1} to ${from + perPage}${where}${what}${which}`
      : `${formatCount(total, "record")}${where}${what}${which}`;
}

function nothingFound({ search }: Wish): HTMLElement {
  return h(
    "li",
    { class: "empty" },
    h("p", { class: "empty-title" }, "Nothing here."),
    h(
      "p",
      {},
      search === ""
        ? "There are no records on this page of the racks."
        : "No title or artist matches. Try fewer letters, or another genre.",
    ),
    h("a", { class: "button quiet", href: "/catalogue", onclick: toCount }, "Show all records"),
  );
}

function showPager(wish: Wish, hasMore: boolean): void {
  const pager = byId("pager");
  pager.hidden = wish.page === 1 && !hasMore;
  const link = (label: string, page: number, rel: string) =>
    h(
      "a",
      { class: "button quiet", href: toPath({ ...wish, page }), rel, onclick: toCount },
      label,
    );
  fill(
    pager,
    wish.page > 1 && link("Previous page", wish.page - 1, "prev"),
    h("span", { "aria-current": "page" }, `Page ${wish.page}`),
    hasMore && link("Next page", wish.page + 1, "next"),
  );
}

/** The pressed link is removed with the previous products: the focus moves above the new ones. */
function toCount(): void {
  const count = byId("result-count");
  count.scrollIntoView({ block: "center" });
  count.focus({ preventScroll: true });
}
