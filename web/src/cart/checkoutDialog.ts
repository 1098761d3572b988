import { NetworkError, SessionLostError, isStoreError } from "../api/errors";
import type { Cart, Purchase } from "../api/types";
import { fill, h, setProps } from "../dom";
import { formatCents } from "../format";
import { openDialog } from "../ui/dialog";
import { explain } from "../ui/explain";
import { buy } from "./checkoutAttempt";

/** The result of the dialog: a purchase, a cart that must be reviewed, or neither. */
export type CheckoutOutcome =
  { kind: "bought"; purchase: Purchase } | { kind: "look"; reason: string } | { kind: "left" };

/** Delays before automatic retries of the same attempt after a lost response, in milliseconds. */
const repeatAfter = [1000, 3000];

/**
 * Shows what will be bought and, after a confirmation, buys it. Resolves when the dialog is closed
 * and, if the user left its page meanwhile, the store has responded.
 */
export async function confirmCheckout(cart: Cart, signal: AbortSignal): Promise<CheckoutOutcome> {
  let running = Promise.resolve();
  let outcome: CheckoutOutcome = { kind: "left" };
  const message = h("div", { class: "dialog-message", role: "alert" });
  const yes = h(
    "button",
    {
      type: "button",
      class: "button primary",
      "data-testid": "buy",
      onclick: () => {
        if (yes.getAttribute("aria-disabled") !== "true") running = run();
      },
    },
    `Buy for ${formatCents(cart.totalCents)}`,
  );
  const no = h(
    "button",
    {
      type: "button",
      class: "button quiet",
      "data-testid": "not-yet",
      onclick: () => dialog.close(),
    },
    "Not yet",
  );
  const dialog = openDialog(
    "Take these home?",
    [receiptOf(cart), message, h("div", { class: "actions" }, yes, no)],
    { class: "receipt", signal },
  );

  const setBusy = (busy: boolean) => {
    dialog.element.setAttribute("aria-busy", String(busy));
    setProps(yes, { "aria-disabled": busy && "true" });
    setProps(no, { "aria-disabled": busy && "true" });
    no.disabled = busy;
    yes.classList.toggle("busy", busy);
  };
  const finish = (ended: CheckoutOutcome) => {
    outcome = ended;
    dialog.close();
  };
  const run = async () => {
    setBusy(true);
    fill(message);
    try {
      const purchase = await buyDespiteLostResponses(cart, (text) => {
        fill(message, text);
      });
      finish({ kind: "bought", purchase });
    } catch (error) {
      setBusy(false);
      if (error instanceof SessionLostError) finish({ kind: "left" });
      else if (
        isStoreError(
          error,
          "PriceChanged",
          "SoldOut",
          "CartChanged",
          "EmptyCart",
          "ProductNotFound",
        )
      )
        finish({ kind: "look", reason: explain(error) });
      else if (error instanceof NetworkError) {
        fill(
          message,
          "We have not heard back from the store. Nothing is lost: trying again asks for this same purchase, and you pay once.",
        );
        yes.textContent = "Try again";
      } else if (signal.aborted) finish({ kind: "look", reason: explain(error) });
      else fill(message, explain(error));
    }
  };
  await dialog.closed;
  await running;
  return outcome;
}

/** Retries the same attempt with the same key when its response was lost. */
async function buyDespiteLostResponses(
  cart: Cart,
  tell: (text: string) => void,
): Promise<Purchase> {
  for (const delay of repeatAfter) {
    try {
      return await buy(cart);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      tell("The connection was lost. Asking the store again…");
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
  return buy(cart);
}

function receiptOf(cart: Cart): HTMLElement {
  return h(
    "div",
    { class: "receipt-lines" },
    h(
      "ul",
      {},
      cart.lines.map(({ product, quantity, lineTotalCents }) =>
        h(
          "li",
          {},
          h(
            "span",
            { class: "receipt-what" },
            `${quantity} × ${product?.title ?? ""}`,
            h("small", {}, product?.artist),
          ),
          h("span", { class: "receipt-price" }, formatCents(lineTotalCents ?? 0)),
        ),
      ),
    ),
    h(
      "p",
      { class: "receipt-total" },
      h("span", {}, "Total"),
      h("span", {}, formatCents(cart.totalCents)),
    ),
  );
}
