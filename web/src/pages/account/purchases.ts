import { request } from "../../api/request";
import { getPurchase, getPurchases } from "../../api/operations";
import type { Purchase } from "../../api/types";
import { byId, fill, h } from "../../dom";
import { formatDate } from "../../format";
import { changes } from "../../live/changes";
import { makeElement } from "../../render";
import type { PageContext } from "../../pageContext";
import { rowSkeletons } from "../../shells";
import { whileBusy } from "../../ui/busyButton";
import { showFailure } from "../../ui/explain";
import { announce } from "../../ui/notice";
import { showProblem } from "../../ui/problem";
import { createPart } from "./part";
import { stateWords } from "./progress";
import { createPurchase } from "./purchase";

const perPage = 10;

/** The purchases, newest first, with their lines and the state of the mail. */
export function createPurchases({ url, signal }: PageContext): HTMLElement {
  const bought = url.searchParams.get("bought");
  const list = h("div", { class: "purchases" });
  const more = h("div", { class: "more-row" });
  /** Functions that update a displayed purchase, by id. */
  const shown = new Map<string, (now: Purchase) => void>();
  const create = (purchase: Purchase, isNew: boolean) => {
    const { element, show } = createPurchase(purchase, isNew);
    shown.set(purchase.id, show);
    return element;
  };

  const load = async (nextToken: string | null) => {
    const page = await request(getPurchases, { limit: perPage, nextToken });
    if (signal.aborted) return;
    if (nextToken === null) list.replaceChildren();
    const here = more.contains(document.activeElement);
    const items = page.items.map((purchase) => create(purchase, purchase.id === bought));
    list.append(...items);
    if (list.childElementCount === 0) fill(list, createEmpty());
    fill(more, page.nextToken !== null && createMore(page.nextToken));
    // The pressed button was removed: the focus moves to the first new purchase.
    if (here) (items[0]?.querySelector("summary") ?? byId("purchases-title")).focus();
  };
  /**
   * Adds purchases from other devices at the top and updates the progress of the others. Purchases
   * that the user has opened stay open.
   */
  const addNew = async () => {
    const { items } = await request(getPurchases, { limit: perPage, nextToken: null });
    if (signal.aborted) return;
    for (const purchase of items) shown.get(purchase.id)?.(purchase);
    const news = items.filter(({ id }) => !shown.has(id));
    if (shown.size === 0 && news.length > 0) list.replaceChildren();
    list.prepend(...news.map((purchase) => create(purchase, false)));
  };
  const follow = async (id: string) => {
    const show = shown.get(id);
    const purchase = show === undefined ? null : await request(getPurchase, { id });
    if (signal.aborted || purchase === null) return;
    show?.(purchase);
    announce(`Your purchase of ${formatDate(purchase.purchasedAt)}: ${stateWords[purchase.state]}`);
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
  changes.addEventListener(
    "purchase",
    (event) => void follow((event as CustomEvent<string>).detail).catch(() => undefined),
    { signal },
  );
  changes.addEventListener("purchases", () => void addNew().catch(() => undefined), { signal });
  return createPart("purchases", "Purchases", list, more);
}

function createEmpty(): HTMLElement {
  return h(
    "div",
    { class: "empty small", "data-testid": "no-purchases" },
    h("p", { class: "empty-title" }, "Nothing bought yet."),
    h("a", { class: "button quiet", href: "/catalogue" }, "Browse the racks"),
  );
}
