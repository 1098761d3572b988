import type { OrderState, OrderStep, Purchase } from "../../api/types";
import { fill, h } from "../../dom";
import { formatDateTime } from "../../format";

/** Displayed states of an order. */
export const stateWords: Record<OrderState, string> = {
  NEW: "In preparation",
  PACKED: "Packed",
  SHIPPED: "On its way",
  CANCELLED: "Cancelled",
};

const stepWords: Record<OrderState, string> = {
  NEW: "Bought",
  PACKED: "Packed",
  SHIPPED: "Shipped",
  CANCELLED: "Cancelled by the store",
};

/** The progress of a purchase: a word for its summary, and the steps with their times. */
export function createProgress(purchase: Purchase) {
  const word = h("span", { class: "order-state" });
  const steps = h("ol", { class: "order-steps" });
  const tracking = h("p", { class: "tracking" });
  const show = (now: Purchase) => {
    word.textContent = stateWords[now.state];
    word.dataset["state"] = now.state;
    const bought = { state: "NEW", at: now.purchasedAt, reason: null } as const;
    fill(steps, [bought, ...now.steps].map(createStep));
    const number = now.trackingNumber;
    tracking.hidden = number === null;
    fill(tracking, "Tracking number ", number !== null && h("strong", {}, number));
  };
  show(purchase);
  return { word, details: [steps, tracking], show };
}

function createStep({ state, at, reason }: OrderStep): HTMLElement {
  return h(
    "li",
    {},
    h("strong", {}, stepWords[state]),
    " ",
    h("time", { datetime: at }, formatDateTime(at)),
    reason !== null && h("span", { class: "order-reason" }, `Reason: ${reason}`),
  );
}
