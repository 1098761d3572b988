import { isDay, isUserId } from "../../api/formats";
import { getOrders, getOrdersOf, type OrderSummary } from "../../api/orderOperations";
import { request } from "../../api/request";
import type { OrderState } from "../../api/types";
import { h } from "../../dom";
import { formatCents, formatCount, formatDateTime } from "../../format";
import type { PageContext } from "../../pageContext";
import { navigate } from "../../navigate";
import { createManageField } from "./field";
import { showFrame } from "./frame";
import { buyerPath, orderPath, orderStates } from "./orderWords";
import { createPager } from "./pager";

const perPage = 50;

/** The list of orders, newest first, as the address filters it; a value that is no filter counts as none. The first page is asked for before anything is shown. */
export async function showOrders(context: PageContext): Promise<void> {
  const wish = readWish(context.url);
  const first = await fetchPage(wish, null);
  if (context.signal.aborted) return;
  const list = h("tbody", { id: "orders" });
  const count = h("p", { class: "result-count", role: "status", tabindex: "-1", id: "count" });
  const { buyer } = wish;
  const pager = createPager<OrderSummary>({
    fetchPage: (nextToken) => fetchPage(wish, nextToken),
    append: (orders) => list.append(...orders.map((order) => createRow(order, buyer === null))),
    count,
    describe: (shown, isAll) => `${isAll ? "" : "The newest "}${formatCount(shown, "order")}`,
    more: "Show older orders",
    failed: "Older orders could not be fetched.",
  });
  const title = buyer === null ? "Orders" : `Orders of ${first.items[0]?.email ?? "one buyer"}`;
  showFrame(
    context,
    title,
    buyer === null
      ? createFilters(wish)
      : h("p", {}, h("a", { href: "/manage/orders" }, "Orders of all buyers")),
    count,
    h(
      "div",
      { class: "wide-table", tabindex: "0", role: "region", "aria-label": "Orders" },
      createTable(list),
    ),
    pager.element,
  );
  pager.show(first);
}

interface Wish {
  day: string | null;
  state: OrderState | null;
  buyer: string | null;
}

function fetchPage({ day, state, buyer }: Wish, nextToken: string | null) {
  const page = { limit: perPage, nextToken };
  return buyer === null
    ? request(getOrders, { day, state, ...page })
    : request(getOrdersOf, { userId: buyer, ...page });
}

function readWish({ searchParams }: URL): Wish {
  const day = searchParams.get("day") ?? "";
  const state = searchParams.get("state") ?? "";
  const buyer = searchParams.get("buyer") ?? "";
  return {
    day: isDay(day) ? day : null,
    state: Object.hasOwn(orderStates, state) ? (state as OrderState) : null,
    buyer: isUserId(buyer) ? buyer : null,
  };
}

function createFilters(wish: Wish): HTMLElement {
  const day = createManageField({
    name: "day",
    label: "Day (UTC)",
    value: wish.day ?? "",
    props: { type: "date" },
  });
  const state = createManageField({
    name: "state",
    label: "State",
    tag: "select",
    options: [["", "Any state"], ...Object.entries(orderStates)],
    value: wish.state ?? "",
  });
  const fields = [day, state];
  const go = () => {
    const query = new URLSearchParams();
    for (const { control } of fields)
      if (control.value !== "") query.set(control.name, control.value);
    const path = query.size === 0 ? "/manage/orders" : `/manage/orders?${query}`;
    void navigate(path, { replace: true }).then(() => {
      // The form was replaced: the focus moves into the new one.
      document.getElementById(`manage-${used}`)?.focus();
    });
  };
  let used = "day";
  for (const { control } of fields)
    control.addEventListener("change", () => {
      used = control.name;
      go();
    });
  return h(
    "form",
    {
      class: "manage-filters orders-filters",
      role: "search",
      onsubmit: (event: Event) => {
        event.preventDefault();
        go();
      },
    },
    fields.map(({ element }) => element),
  );
}

function createTable(body: HTMLElement): HTMLElement {
  const heads = ["Bought", "Copies", "Total", "State"];
  return h(
    "table",
    { class: "managed orders" },
    h("caption", { class: "sr-only" }, "Orders, newest first"),
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

function createRow(order: OrderSummary, linksBuyer: boolean): HTMLElement {
  const { userId, email, purchasedAt, copies, totalCents, state } = order;
  const buyer = email ?? "no address";
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      h("a", { href: orderPath(order) }, formatDateTime(purchasedAt)),
      h(
        "span",
        { class: "managed-artist order-buyer" },
        linksBuyer ? h("a", { href: buyerPath(userId) }, buyer) : buyer,
      ),
    ),
    h("td", { class: "number" }, String(copies)),
    h("td", { class: "number" }, formatCents(totalCents)),
    h("td", {}, h("span", { class: "order-state", "data-state": state }, orderStates[state])),
  );
}
