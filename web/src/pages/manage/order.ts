import {
  getOrder,
  getOrderHistory,
  type Order,
  type OrderKey,
  type OrderNow,
} from "../../api/orderOperations";
import { isUserId, isUuid } from "../../api/formats";
import { request } from "../../api/request";
import { h } from "../../dom";
import { formatCents, formatDateTime } from "../../format";
import type { PageContext } from "../../pageContext";
import { createHistory } from "./history";
import { showFrame } from "./frame";
import { createMails } from "./orderMails";
import { createSteps } from "./orderSteps";
import { buyerPath } from "./orderWords";
import { requireAdmin } from "./requireAdmin";

/** One order: its lines, its steps, its mails and its history. */
export async function showOrder(context: PageContext, key: OrderKey): Promise<void> {
  // The store refuses anything else as invalid.
  const order = isKey(key) ? await request(getOrder, key) : await requireAdmin();
  if (context.signal.aborted) return;
  if (order === null) {
    showFrame(
      context,
      "No such order",
      h("p", {}, "This buyer has no order of this number."),
      h("p", {}, h("a", { href: "/manage/orders" }, "All orders")),
    );
    return;
  }
  const history = createHistory(
    (nextToken) => request(getOrderHistory, { id: key.id, nextToken }),
    context.signal,
  );
  const changed = (now: OrderNow) => {
    steps.show(now);
    mails.show(now);
    history.refresh();
  };
  const steps = createSteps(order, context.signal, changed);
  const mails = createMails(order, changed);
  showFrame(
    context,
    `Order of ${formatDateTime(order.purchasedAt)}`,
    h("p", {}, h("a", { href: "/manage/orders" }, "All orders")),
    h(
      "div",
      { class: "manage-parts" },
      createGoods(order),
      steps.element,
      mails.element,
      history.element,
    ),
  );
}

function isKey({ userId, id }: OrderKey): boolean {
  return isUserId(userId) && isUuid(id);
}

function createGoods({ id, userId, email, lines, totalCents }: Order): HTMLElement {
  return h(
    "section",
    { class: "part", "aria-labelledby": "goods-title" },
    h("h2", { id: "goods-title" }, "What was bought"),
    h(
      "ul",
      { class: "purchase-lines" },
      lines.map((line) =>
        h(
          "li",
          {},
          h(
            "span",
            { class: "receipt-what" },
            `${line.quantity} × `,
            h(
              "a",
              { href: `/manage/products?product=${encodeURIComponent(line.productId)}` },
              line.title,
            ),
            h("small", {}, `${line.artist}, ${formatCents(line.priceCents)} each`),
          ),
          h("span", { class: "receipt-price" }, formatCents(line.totalCents)),
        ),
      ),
    ),
    h("p", { class: "order-total" }, "Total ", h("strong", {}, formatCents(totalCents))),
    h(
      "p",
      { class: "order-facts" },
      "Buyer ",
      h("a", { href: buyerPath(userId) }, email ?? userId),
    ),
    h("p", { class: "order-facts" }, `Number ${id}`),
  );
}
