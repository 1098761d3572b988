import type { Product } from "../api/types";
import { cartState, quantityOf, wantQuantity } from "../cart/cartStore";
import { h, setProps } from "../dom";
import { showFailure } from "./explain";
import { icon } from "./icon";
import { announce } from "./notice";

/** The most copies of one record that a cart holds. */
const mostCopies = 99;

/** Milliseconds within which two clicks may be one double click. */
const doubleClickTime = 400;

type SteppedProduct = Pick<Product, "id" | "title" | "stock">;

/**
 * The control of how many copies of a record the cart holds: "Add to cart", then less, the quantity, more.
 * It follows the cart wherever that changes, until the signal aborts.
 */
export function createStepper(product: SteppedProduct, signal: AbortSignal): HTMLElement {
  const { id, title, stock } = product;
  const most = Math.min(mostCopies, stock);
  const want = (quantity: number) => {
    const next = Math.max(0, Math.min(Math.max(most, quantityOf(id)), quantity));
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
    stock > 0 ? "Add to cart" : "Sold out",
    h("span", { class: "sr-only" }, `: ${title}`),
  );
  const less = h(
    "button",
    {
      type: "button",
      class: "step",
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
      "aria-label": `One more of ${title}`,
      onclick: (event: MouseEvent) => {
        if (event.detail < 2 || !endsDoubleClick(event)) stepBy(1);
      },
    },
    icon("plus"),
  );
  const input = h("input", {
    class: "step-count",
    type: "text",
    inputmode: "numeric",
    maxlength: "2",
    autocomplete: "off",
    "aria-label": `Copies of ${title} in your cart`,
    onchange: () => {
      const typed = Number.parseInt(input.value, 10);
      if (Number.isFinite(typed)) want(typed);
      show();
    },
    onfocus: () => {
      input.select();
    },
  });
  const steps = h("div", { class: "steps", role: "group", "aria-label": title }, less, input, more);
  const box = h("div", { class: "stepper" }, add, steps);

  const show = () => {
    const quantity = quantityOf(id);
    const inside = box.contains(document.activeElement);
    const wasEmpty = steps.hidden;
    add.hidden = quantity > 0;
    steps.hidden = quantity === 0;
    setProps(add, { "aria-disabled": stock <= 0 && "true" });
    setProps(more, { "aria-disabled": quantity >= most && "true" });
    box.classList.toggle("pending", cartState.get().wanted.has(id));
    if (document.activeElement !== input || Number(input.value) !== quantity)
      input.value = String(quantity);
    // The pressed button has gone: the keyboard goes on at what took its place.
    if (inside && wasEmpty && quantity > 0) more.focus();
    if (inside && !wasEmpty && quantity === 0) add.focus();
  };
  cartState.watch(show, signal);
  return box;
}
