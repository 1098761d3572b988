import {
  getManagedProducts,
  type ManagedProduct,
  type ProductListing,
} from "../../api/manageOperations";
import { request } from "../../api/request";
import type { Page } from "../../api/types";
import { byId, h } from "../../dom";
import { formatCents, formatCount, formatGenre } from "../../format";
import { genres } from "../../genres";
import { sorts, sortWords } from "../../sorts";
import { navigate } from "../../navigate";
import type { PageContext } from "../../pageContext";
import { stockWarning } from "../../ui/card";
import { createManageField } from "./field";
import { showFrame } from "./frame";
import { createPager } from "./pager";

const perPage = 50;

const stockFilters = [
  ["", "Any stock"],
  ["LOW", "Low on stock"],
  ["SOLD_OUT", "Sold out"],
  ["OFF_SALE", "Off sale"],
] as const;

/**
 * The list of products, filtered by the URL. The first page is fetched before anything is shown.
 */
export async function showProducts(context: PageContext): Promise<void> {
  const wish = readWish(context.url);
  const first = await fetchMore(wish, null, 1);
  if (context.signal.aborted) return;
  const typing = document.activeElement?.id === "manage-search";
  const form = createFilters(wish, context.signal);
  const list = h("tbody", { id: "managed" });
  const count = h("p", { class: "result-count", role: "status", tabindex: "-1", id: "count" });
  const pager = createPager<ManagedProduct>({
    fetchPage: (nextToken) => fetchMore(wish, nextToken, 1),
    append: (products) => list.append(...products.map(createRow)),
    count,
    describe: (shown, isAll) => `${isAll ? "" : "The first "}${formatCount(shown, "product")}`,
    more: "Show more",
    failed: "More products could not be fetched.",
  });
  showFrame(
    context,
    "Products",
    h(
      "p",
      { class: "actions" },
      h("a", { class: "button primary", href: "/manage/products?product=" }, "Add a product"),
      h("a", { class: "button quiet", href: "/manage/products?import=" }, "Import and export"),
    ),
    form,
    count,
    h(
      "div",
      { class: "wide-table", tabindex: "0", role: "region", "aria-label": "Products" },
      createTable(list),
    ),
    pager.element,
  );
  pager.show(first);
  if (typing) focusSearch();
}

type Wish = Pick<ProductListing, "search" | "genre" | "stock" | "sort">;

/** Fetches pages until there are at least `least` products: a filter may leave pages empty. */
async function fetchMore(
  wish: Wish,
  nextToken: string | null,
  least: number,
): Promise<Page<ManagedProduct>> {
  const page = await request(getManagedProducts, { ...wish, limit: perPage, nextToken });
  if (page.items.length >= least || page.nextToken === null) return page;
  const rest = await fetchMore(wish, page.nextToken, least - page.items.length);
  return { items: [...page.items, ...rest.items], nextToken: rest.nextToken };
}

function readWish({ searchParams }: URL): Wish {
  const known = (name: string, values: readonly string[]) =>
    values.find((value) => value !== "" && value === searchParams.get(name)) ?? null;
  const search = (searchParams.get("q") ?? "").trim().slice(0, 100);
  return {
    search: search === "" ? null : search,
    genre: known("genre", genres),
    stock: known(
      "stock",
      stockFilters.map(([value]) => value),
    ),
    sort: known("sort", sorts),
  };
}

function createFilters(wish: Wish, signal: AbortSignal): HTMLElement {
  const search = createManageField({
    name: "search",
    label: "Title or artist",
    value: wish.search ?? "",
    props: { type: "search", maxlength: 100 },
  });
  const select = (name: string, label: string, options: readonly (readonly [string, string])[]) =>
    createManageField({
      name,
      label,
      tag: "select",
      options,
      value: wish[name as "genre" | "stock" | "sort"] ?? options[0]?.[0] ?? "",
    });
  const fields = [
    search,
    select("genre", "Genre", [
      ["", "All genres"],
      ...genres.map((one) => [one, formatGenre(one)] as const),
    ]),
    select("stock", "Stock", stockFilters),
    select(
      "sort",
      "Sorted by",
      sorts.map((sort) => [sort, sortWords[sort]] as const),
    ),
  ];
  const go = () => {
    const query = new URLSearchParams();
    for (const { control } of fields) {
      const name = control.name === "search" ? "q" : control.name;
      const value = control.value.trim();
      if (value !== "" && !(name === "sort" && value === "TITLE")) query.set(name, value);
    }
    void navigate(query.size === 0 ? "/manage/products" : `/manage/products?${query}`, {
      replace: true,
    });
  };
  let typing: ReturnType<typeof setTimeout> | undefined;
  search.control.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(go, 300);
  });
  signal.addEventListener("abort", () => clearTimeout(typing));
  for (const { control } of fields.slice(1)) control.addEventListener("change", go);
  return h(
    "form",
    {
      class: "manage-filters",
      role: "search",
      onsubmit: (event: Event) => {
        event.preventDefault();
        go();
      },
    },
    fields.map(({ element }) => element),
  );
}

/** Moves the focus to the search input. */
function focusSearch(): void {
  const box = byId<HTMLInputElement>("manage-search");
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}

function createTable(body: HTMLElement): HTMLElement {
  const heads = ["Product", "Genre", "Price", "Stock", "State"];
  return h(
    "table",
    { class: "managed" },
    h("caption", { class: "sr-only" }, "Products"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        heads.map((head) => h("th", { scope: "col" }, head)),
      ),
    ),
    body,
  );
}

function createRow(product: ManagedProduct): HTMLElement {
  const { id, title, artist, genre, priceCents, stock, offSaleAt } = product;
  const warning = stockWarning(stock);
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      h("a", { href: `/manage/products?product=${encodeURIComponent(id)}` }, title),
      h("span", { class: "managed-artist" }, artist),
    ),
    h("td", {}, formatGenre(genre)),
    h("td", { class: "number" }, formatCents(priceCents)),
    h("td", { class: warning === null ? "number" : "number low" }, String(stock)),
    h("td", {}, offSaleAt === null ? "On sale" : h("strong", {}, "Off sale")),
  );
}
