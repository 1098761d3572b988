import type { SoldProduct } from "../../api/shopDay";
import { h, s } from "../../dom";
import { formatCents } from "../../format";

/** Maximum number of displayed products. */
const most = 10;

/** A table of the sold products with bars, which repeat the numbers. */
export function createSold(sold: readonly SoldProduct[]): HTMLElement {
  const shown = sold.slice(0, most);
  const longest = Math.max(1, ...shown.map(({ copies }) => copies));
  const row = ({ productId, title, artist, copies, revenueCents }: SoldProduct) =>
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        h("a", { href: `/manage/products?product=${encodeURIComponent(productId)}` }, title),
        h("span", { class: "managed-artist" }, artist),
        s(
          "svg",
          {
            class: "line-bar",
            viewBox: "0 0 100 6",
            preserveAspectRatio: "none",
            "aria-hidden": "true",
          },
          s("rect", { class: "bar", width: (copies / longest) * 100, height: 6 }),
        ),
      ),
      h("td", { class: "number" }, copies),
      h("td", { class: "number" }, formatCents(revenueCents)),
    );
  const head = (name: string) => h("th", { scope: "col" }, name);
  return h(
    "section",
    { class: "part", "aria-labelledby": "sold-title" },
    h("h2", { id: "sold-title" }, "What sells"),
    shown.length === 0
      ? h("p", {}, "Nothing was sold on this day.")
      : h(
          "table",
          { class: "managed sold day-table" },
          h("caption", { class: "sr-only" }, "What sells"),
          h("thead", {}, h("tr", {}, head("Record"), head("Copies"), head("Revenue"))),
          h("tbody", {}, shown.map(row)),
        ),
    sold.length > most && h("p", {}, `And ${sold.length - most} more.`),
  );
}
