import { isStoreError } from "../../api/errors";
import {
  cancelOrder,
  getOrder,
  packOrder,
  shipOrder,
  type Order,
  type OrderNow,
} from "../../api/orderOperations";
import { request } from "../../api/request";
import { fill, h } from "../../dom";
import { formatDateTime } from "../../format";
import { confirmFirst } from "../../ui/dialog";
import { explain } from "../../ui/explain";
import { announce } from "../../ui/notice";
import { createManageField, type ManageField } from "./field";
import { createFormMessage, createManageForm } from "./form";
import { orderStates } from "./orderWords";

/** A step: its operation and its confirmation dialog. */
interface Step {
  button: string;
  kind: "primary" | "danger";
  /** Input of the step. */
  field?: ManageField;
  title: string;
  text: string;
  yes: string;
  send(text: string): Promise<OrderNow>;
}

/** The progress of an order and its possible steps. Each step needs a confirmation. */
export function createSteps(order: Order, signal: AbortSignal, changed: (now: OrderNow) => void) {
  const key = { userId: order.userId, id: order.id };
  const title = h("h2", { id: "steps-title", tabindex: "-1" }, "Steps");
  const message = createFormMessage();
  const state = h("p", { class: "stock-now", id: "order-state" });
  const done = h("ol", { class: "order-steps" });
  const next = h("div", { class: "order-next" });
  const show = (now: OrderNow) => {
    state.textContent = orderStates[now.state];
    fill(
      done,
      now.steps.map(({ state: made, at, reason }) =>
        h(
          "li",
          {},
          h("strong", {}, orderStates[made]),
          " ",
          h("time", { datetime: at }, formatDateTime(at)),
          made === "SHIPPED" &&
            h("span", { class: "order-reason" }, `Tracking number ${now.trackingNumber ?? ""}`),
          reason !== null && h("span", { class: "order-reason" }, `Reason: ${reason}`),
        ),
      ),
    );
    fill(next, stepsFrom(now).map(createStep));
  };
  const stepsFrom = ({ state: from }: OrderNow): Step[] => {
    if (from === "NEW") return [pack, cancel];
    return from === "PACKED" ? [ship, cancel] : [];
  };
  const pack: Step = {
    button: "Mark as packed",
    kind: "primary",
    title: "Is this order packed?",
    text: "The buyer gets a mail about it.",
    yes: "It is packed",
    send: () => request(packOrder, key),
  };
  const ship: Step = {
    button: "Mark as shipped",
    kind: "primary",
    field: createManageField({
      name: "tracking",
      label: "Tracking number",
      props: { required: true, maxlength: 64 },
    }),
    title: "Is this order on its way?",
    text: "The buyer gets a mail with the tracking number. A shipped order cannot be cancelled.",
    yes: "It is shipped",
    send: (trackingNumber) => request(shipOrder, { ...key, trackingNumber }),
  };
  const cancel: Step = {
    button: "Cancel the order",
    kind: "danger",
    field: createManageField({
      name: "reason",
      label: "Reason for cancelling",
      hint: "The buyer reads it.",
      props: { required: true, maxlength: 200 },
    }),
    title: "Cancel this order for good?",
    text: "Its copies go back into stock, and the buyer gets a mail with the reason.",
    yes: "Cancel the order",
    send: (reason) => request(cancelOrder, { ...key, reason }),
  };
  const createStep = (step: Step) => {
    const { field } = step;
    const button = h("button", { type: "submit", class: `button ${step.kind}` }, step.button);
    const take = async () => {
      message.clear();
      const text = field?.control.value.trim() ?? "";
      if (field !== undefined && text === "") {
        field.setError("This is needed.");
        field.control.focus();
        return;
      }
      if (!(await confirmFirst(step.title, step.text, step.yes, signal, "Not yet"))) return;
      try {
        changed(await step.send(text));
        announce(`The order is now: ${state.textContent ?? ""}`);
        title.focus({ preventScroll: true });
      } catch (error) {
        await fail(error);
      }
    };
    return createManageForm(button, take, [field?.element, button]);
  };
  /** Another admin was first, or the response was lost: shows the current order. */
  const fail = async (error: unknown) => {
    const now = isStoreError(error, "InvalidInput")
      ? null
      : await request(getOrder, key).catch(() => null);
    if (signal.aborted) return;
    if (now !== null) changed(now);
    message.show(h("p", {}, explain(error)));
  };
  show(order);
  const element = h(
    "section",
    { class: "part", "aria-labelledby": "steps-title" },
    title,
    state,
    done,
    message.element,
    next,
  );
  return { element, show };
}
