import { quantityLimit } from "../../../resolvers/lib/cartLimits";
import type { Product } from "../api/types";
import { cartState, quantityOf, wantQuantity } from "../cart/cartStore";
import { h, setProps } from "../dom";
import { showFailure } from "./explain";
import { icon } from "./icon";
import { announce } from "./notice";
import { parseQuantity } from "./parseQuantity";
import { createQuantityField, editedEvent } from "./quantityField";

/** Maximum time between the two clicks of a double click, in milliseconds. */
const doubleClickTime = 400;

type SteppedProduct = Pick<Product, "id" | "title" | "stock">;

/**
 * The control for the quantity of a product in the cart: "Add to cart", then less, the quantity,
 * more. It follows the cart until the signal aborts. `getProduct` returns the current product; its
 * id and title do not change.
 */
export function createStepper(getProduct: () => SteppedProduct, signal: AbortSignal): HTMLElement {
  const { id, title } = getProduct();
  const most = () => Math.min(quantityLimit, getProduct().stock);
  const want = (quantity: number) => {
    field.clear();
    const next = Math.max(0, Math.min(Math.max(most(), quantityOf(id)), quantity));
    if (next === quantityOf(id)) return;
    wantQuantity(id, next).catch((error: unknown) => {
      showFailure(error, `“${title}” in your cart could not be changed.`, () => {
        want(next);
      });
    });
    announce(next === 0 ? `${title} is out of your cart.` : `${title}: ${next} in your cart.`);
  };
  const stepBy = (step: number) => {
    want(quantityOf(id) + step);
  };
  let addedAt = -Infinity;
  // A double click on "Add to cart" counts as one click: the second click would hit the button that
  // replaced it. Events without a mouse have detail 0.
  const endsDoubleClick = ({ detail, timeStamp }: MouseEvent) =>
    detail > 0 && timeStamp - addedAt < doubleClickTime;

  const add = h(
    "button",
    {
      type: "button",
      class: "button add",
      onclick: ({ timeStamp }: MouseEvent) => {
        addedAt = timeStamp;
        stepBy(1);
      },
    },
    getProduct().stock > 0 ? "Add to cart" : "Sold out",
    h("span", { class: "sr-only" }, `: ${title}`),
  );
  const less = h(
    "button",
    {
      type: "button",
      class: "step",
      "data-testid": "less",
      "aria-label": `One less of ${title}`,
      onclick: (event: MouseEvent) => {
        if (!endsDoubleClick(event)) stepBy(-1);
      },
    },
    icon("minus"),
  );
  const more = h(
    "button",
    {
      type: "button",
      class: "step",
      "data-testid": "more",
      "aria-label": `One more of ${title}`,
      onclick: (event: MouseEvent) => {
        if (event.detail < 2 || !endsDoubleClick(event)) stepBy(1);
      },
    },
    icon("plus"),
  );
  const field = createQuantityField({
    name: id,
    label: `Copies of ${title} in your cart`,
    parse: (text) => parseQuantity(text, getProduct().stock, quantityOf(id)),
    want: (quantity) => {
      // The field was removed with its page; the user did not leave it.
      if (!signal.aborted) want(quantity);
    },
    done: () => {
      show();
      // Deferred: a line loses the focus while it is being removed.
      queueMicrotask(() => box.dispatchEvent(new Event(editedEvent, { bubbles: true })));
    },
  });
  const steps = h(
    "div",
    { class: "steps", role: "group", "aria-label": title },
    less,
    field.input,
    more,
  );
  const box = h("div", { class: "stepper" }, add, steps, field.fault);

  const show = () => {
    const quantity = quantityOf(id);
    const inside = box.contains(document.activeElement);
    const wasEmpty = steps.hidden;
    const empty = quantity === 0 && !field.isEdited();
    add.hidden = !empty;
    steps.hidden = empty;
    setProps(add, { "aria-disabled": getProduct().stock <= 0 && "true" });
    setProps(more, { "aria-disabled": quantity >= most() && "true" });
    box.classList.toggle("pending", cartState.get().wanted.has(id));
    field.show(quantity);
    // The pressed button was removed: the focus moves to its replacement.
    if (inside && wasEmpty && !empty) more.focus();
    if (inside && !wasEmpty && empty) add.focus();
  };
  cartState.watch(show, signal);
  return box;
}
