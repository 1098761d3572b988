import { quantityLimit } from "../../../resolvers/lib/cartLimits";
import type { Product } from "../api/types";
import { cartState, quantityOf, wantQuantity } from "../cart/cartStore";
import { h, setProps } from "../dom";
import { showFailure } from "./explain";
import { icon } from "./icon";
import { announce } from "./notice";
import { parseQuantity } from "./parseQuantity";
import { createQuantityField, editedEvent } from "./quantityField";

/** Milliseconds within which two clicks may be one double click. */
const doubleClickTime = 400;

type SteppedProduct = Pick<Product, "id" | "title" | "stock">;

/**
 * The control of how many copies of a record the cart holds: "Add to cart", then less, the quantity, more.
 * It follows the cart wherever that changes, until the signal aborts. `getProduct` returns the record as it is known
 * by now; its id and title stay.
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
  // A double click on "Add to cart" is meant as one: its second half would hit what took the button's place.
  // Without a mouse (detail 0) there is no such thing.
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
      // A field that is removed with its page was not left by the user.
      if (!signal.aborted) want(quantity);
    },
    done: () => {
      show();
      // Later: a line that is being removed loses the focus meanwhile.
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
    // The pressed button has gone: the keyboard goes on at what took its place.
    if (inside && wasEmpty && !empty) more.focus();
    if (inside && !wasEmpty && empty) add.focus();
  };
  cartState.watch(show, signal);
  return box;
}
