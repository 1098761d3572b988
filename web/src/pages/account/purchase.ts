import { isStoreError } from "../../api/errors";
import { resendConfirmation } from "../../api/operations";
import { request } from "../../api/request";
import type { Confirmation, Purchase } from "../../api/types";
import { h } from "../../dom";
import { formatCents, formatCount, formatDate, formatDateTime } from "../../format";
import { whileBusy } from "../../ui/busyButton";
import { productPath } from "../../ui/card";
import { showFailure } from "../../ui/explain";
import { showNotice } from "../../ui/notice";
import { createProgress } from "./progress";

const confirmations: Record<Confirmation, string> = {
  NOT_CONFIGURED: "This store sends no mails; this page is your receipt.",
  PENDING: "The confirmation mail is on its way.",
  SENT: "A confirmation was mailed to you.",
  FAILED: "The confirmation mail could not be sent.",
};

/** One purchase, closed unless it is new, and a function that updates its progress. */
export function createPurchase(purchase: Purchase, isNew: boolean) {
  const { word, details, show } = createProgress(purchase);
  const count = purchase.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const element = h(
    "details",
    { class: isNew ? "purchase new" : "purchase", open: isNew, "data-purchase": purchase.id },
    h(
      "summary",
      {},
      isNew && h("span", { class: "stamp" }, "Thank you"),
      h("span", { class: "purchase-day" }, formatDate(purchase.purchasedAt)),
      h("span", { class: "purchase-count" }, formatCount(count, "record")),
      word,
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
      details,
      createConfirmation(purchase),
    ),
  );
  return { element, show };
}

function createConfirmation(purchase: Purchase): HTMLElement {
  const words = h("span", {});
  const button = h("button", {
    type: "button",
    class: "link",
    onclick: () => void whileBusy(button, resend),
  });
  // The button is not replaced: that would lose the keyboard focus.
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
