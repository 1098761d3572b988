import { isStoreError } from "../../api/errors";
import { request } from "../../api/request";
import { getPurchases, resendConfirmation } from "../../api/operations";
import type { Confirmation, Purchase } from "../../api/types";
import { byId, fill, h } from "../../dom";
import { formatCents, formatCount, formatDate, formatDateTime } from "../../format";
import { changes } from "../../live/changes";
import { makeElement } from "../../render";
import type { PageContext } from "../../pageContext";
import { rowSkeletons } from "../../shells";
import { whileBusy } from "../../ui/busyButton";
import { productPath } from "../../ui/card";
import { showFailure } from "../../ui/explain";
import { showNotice } from "../../ui/notice";
import { showProblem } from "../../ui/problem";
import { createPart } from "./part";

const perPage = 10;

const confirmations: Record<Confirmation, string> = {
  NOT_CONFIGURED: "This store sends no mails; this page is your receipt.",
  PENDING: "The confirmation mail is on its way.",
  SENT: "A confirmation was mailed to you.",
  FAILED: "The confirmation mail could not be sent.",
};

/** The purchases, newest first, with their lines and the state of the mail. */
export function createPurchases({ url, signal }: PageContext): HTMLElement {
  const bought = url.searchParams.get("bought");
  const list = h("div", { class: "purchases" });
  const more = h("div", { class: "more-row" });

  const load = async (nextToken: string | null) => {
    const page = await request(getPurchases, { limit: perPage, nextToken });
    if (signal.aborted) return;
    if (nextToken === null) list.replaceChildren();
    const here = more.contains(document.activeElement);
    const items = page.items.map((purchase) => createPurchase(purchase, purchase.id === bought));
    list.append(...items);
    if (list.childElementCount === 0) fill(list, createEmpty());
    fill(more, page.nextToken !== null && createMore(page.nextToken));
    // The pressed button has gone: the keyboard goes on at the first of those that it brought.
    if (here) (items[0]?.querySelector("summary") ?? byId("purchases-title")).focus();
  };
  /** Those bought elsewhere come on top; what the user has opened stays open. */
  const addNew = async () => {
    const { items } = await request(getPurchases, { limit: perPage, nextToken: null });
    if (signal.aborted) return;
    const shown = [...list.querySelectorAll<HTMLElement>("[data-purchase]")];
    const known = new Set(shown.map(({ dataset }) => dataset["purchase"]));
    const news = items.filter(({ id }) => !known.has(id));
    if (known.size === 0) list.replaceChildren();
    list.prepend(...news.map((purchase) => createPurchase(purchase, false)));
  };
  const createMore = (nextToken: string) => {
    const button = h(
      "button",
      {
        type: "button",
        class: "button quiet",
        "data-testid": "older-purchases",
        onclick: () =>
          void whileBusy(button, () => load(nextToken)).catch((error: unknown) => {
            showFailure(error, "Older purchases could not be fetched.");
          }),
      },
      "Show older purchases",
    );
    return button;
  };
  const start = () => {
    fill(list, rowSkeletons(makeElement, 2));
    load(null).catch((error: unknown) => {
      if (!signal.aborted) showProblem(list, "Your purchases could not be fetched.", error, start);
    });
  };
  start();
  changes.addEventListener("purchases", () => void addNew().catch(() => undefined), { signal });
  return createPart("purchases", "Purchases", list, more);
}

function createPurchase(purchase: Purchase, isNew: boolean): HTMLElement {
  const count = purchase.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return h(
    "details",
    { class: isNew ? "purchase new" : "purchase", open: isNew, "data-purchase": purchase.id },
    h(
      "summary",
      {},
      isNew && h("span", { class: "stamp" }, "Thank you"),
      h("span", { class: "purchase-day" }, formatDate(purchase.purchasedAt)),
      h("span", { class: "purchase-count" }, formatCount(count, "record")),
      h("span", { class: "price" }, formatCents(purchase.totalCents)),
    ),
    h(
      "div",
      { class: "purchase-body" },
      h(
        "ul",
        { class: "purchase-lines" },
        purchase.lines.map((line) =>
          h(
            "li",
            {},
            h(
              "span",
              { class: "receipt-what" },
              `${line.quantity} × `,
              h("a", { href: productPath(line.productId) }, line.title),
              h("small", {}, `${line.artist}, ${formatCents(line.priceCents)} each`),
            ),
            h("span", { class: "receipt-price" }, formatCents(line.totalCents)),
          ),
        ),
      ),
      h(
        "p",
        { class: "purchase-facts" },
        `${formatDateTime(purchase.purchasedAt)}. Number ${purchase.id}`,
      ),
      createConfirmation(purchase),
    ),
  );
}

function createConfirmation(purchase: Purchase): HTMLElement {
  const words = h("span", {});
  const button = h("button", {
    type: "button",
    class: "link",
    onclick: () => void whileBusy(button, resend),
  });
  // The button stays where it is: replaced, it would lose the keyboard's focus.
  const show = (state: Confirmation) => {
    words.textContent = confirmations[state];
    button.textContent = state === "SENT" ? "Send it again" : "Send it now";
    button.hidden = state === "NOT_CONFIGURED";
  };
  const resend = async () => {
    try {
      const { confirmation } = await request(resendConfirmation, { id: purchase.id });
      show(confirmation);
      if (confirmation === "SENT")
        showNotice({ kind: "info", text: "The confirmation has been mailed again." });
    } catch (error) {
      const again = () => whileBusy(button, resend);
      const later = isStoreError(error, "TooManyMails");
      showFailure(error, "The confirmation was not sent.", later ? undefined : again);
    }
  };
  show(purchase.confirmation);
  return h("p", { class: "confirmation" }, words, " ", button);
}

function createEmpty(): HTMLElement {
  return h(
    "div",
    { class: "empty small", "data-testid": "no-purchases" },
    h("p", { class: "empty-title" }, "Nothing bought yet."),
    h("a", { class: "button quiet", href: "/catalogue" }, "Browse the racks"),
  );
}
