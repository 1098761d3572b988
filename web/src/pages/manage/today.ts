import { dayOf, isDay } from "../../api/formats";
import { collectDay, getLowStock, type ShopDay } from "../../api/shopDay";
import { request } from "../../api/request";
import { h } from "../../dom";
import { formatCents, formatCount } from "../../format";
import { navigate } from "../../navigate";
import type { PageContext } from "../../pageContext";
import { createHours } from "./hours";
import { createManageField } from "./field";
import { showFrame } from "./frame";
import { createSold } from "./sold";

/** Maximum number of displayed products that are low on stock. */
const mostLow = 20;

/**
 * The figures of a day (orders, revenue, sold products), and the products that are low on stock
 * now.
 */
export async function showToday(context: PageContext): Promise<void> {
  const today = dayOf(Date.now());
  const day = readDay(context.url) ?? today;
  const [numbers, low] = await Promise.all([
    collectDay(request, day),
    request(getLowStock, { limit: mostLow }),
  ]);
  if (context.signal.aborted) return;
  const choosing = document.activeElement?.id === "manage-day";
  showFrame(
    context,
    day === today ? "Today" : formatDay(day),
    createChooser(day, today),
    createNumbers(numbers),
    h(
      "div",
      { class: "manage-parts even day" },
      createHours(numbers.ordersByHour),
      createSold(numbers.sold),
      createLow(low),
    ),
  );
  if (choosing) document.getElementById("manage-day")?.focus();
}

function createChooser(day: string, today: string): HTMLElement {
  const field = createManageField({
    name: "day",
    label: "Day (UTC)",
    value: day,
    props: { type: "date", max: today, required: true },
  });
  const go = (to: string) =>
    void navigate(to === today ? "/manage" : `/manage?day=${to}`, { replace: true });
  field.control.addEventListener("change", () => {
    if (isDay(field.control.value)) go(field.control.value);
  });
  const button = (text: string, to: string, off: boolean) =>
    h(
      "button",
      { type: "button", class: "button quiet small", disabled: off, onclick: () => go(to) },
      text,
    );
  return h(
    "div",
    { class: "day-chooser", role: "group", "aria-label": "Day" },
    button("Day before", dayOf(Date.parse(day) - dayMs), false),
    field.element,
    button("Day after", dayOf(Date.parse(day) + dayMs), day >= today),
  );
}

function createNumbers({ orders, revenueCents, copies, cancelled }: ShopDay): HTMLElement {
  const numbers: [string, string][] = [
    ["Orders", String(orders)],
    ["Revenue", formatCents(revenueCents)],
    ["Records sold", String(copies)],
    ["Cancelled", String(cancelled)],
  ];
  return h(
    "dl",
    { class: "numbers" },
    numbers.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

function createLow(
  products: { id: string; title: string; artist: string; stock: number }[],
): HTMLElement {
  const row = ({ id, title, artist, stock }: (typeof products)[number]) =>
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        h("a", { href: `/manage/products?product=${encodeURIComponent(id)}` }, title),
        h("span", { class: "managed-artist" }, artist),
      ),
      h(
        "td",
        { class: "number low" },
        stock === 0 ? "Sold out" : formatCount(stock, "copy", "copies"),
      ),
    );
  return h(
    "section",
    { class: "part", "aria-labelledby": "low-title" },
    h("h2", { id: "low-title" }, "Low on stock"),
    products.length === 0
      ? h("p", {}, "Every record on sale has 6 copies or more.")
      : h(
          "table",
          { class: "managed day-table" },
          h("caption", { class: "sr-only" }, "Low on stock now"),
          h("thead", { class: "sr-only" }, heads("Record", "Stock")),
          h("tbody", {}, products.map(row)),
        ),
    products.length === mostLow && h("p", {}, `The ${mostLow} with the fewest copies.`),
  );
}

function heads(...names: string[]): HTMLElement {
  return h(
    "tr",
    {},
    names.map((name) => h("th", { scope: "col" }, name)),
  );
}

const dayMs = 86_400_000;

function readDay({ searchParams }: URL): string | null {
  const day = searchParams.get("day") ?? "";
  return isDay(day) ? day : null;
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

function formatDay(day: string): string {
  return dayFormat.format(Date.parse(day));
}
