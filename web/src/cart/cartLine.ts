import { saveForLater } from "../api/operations";
import type { CartLine } from "../api/types";
import { fill, h, type Child } from "../dom";
import { formatCents } from "../format";
import { createCover, productPath } from "../ui/card";
import { showFailure } from "../ui/explain";
import { announce } from "../ui/notice";
import { createStepper } from "../ui/stepper";
import { wantQuantity } from "./cartStore";
import { createSavedButton } from "./savedButton";
import { oldPrice } from "./seenPrices";

/** The reason why a line cannot be bought. */
export type LineTrouble = "gone" | "soldOut" | "tooMany" | null;

/** Checks whether a line can be bought. */
export function troubleOf({ product, quantity }: CartLine): LineTrouble {
  if (product === null) return "gone";
  if (product.stock <= 0) return "soldOut";
  return product.stock < quantity ? "tooMany" : null;
}

/** A line of the cart on the page. */
export interface CartLineView {
  element: HTMLElement;
  /**
   * Updates the line in place; returns false if the product's description has changed, which needs
   * a new line.
   */
  update(line: CartLine): boolean;
}

/** A line of the cart: the product, its price, its quantity, and its problem if there is one. */
export function createCartLine(line: CartLine, signal: AbortSignal): CartLineView {
  const { productId } = line;
  let { product } = line;
  const title = product?.title ?? "A record that has left the catalogue";
  const looks = looksOf(line);
  const unit = h("p", { class: "line-unit" });
  const remarks = h("div", {});
  const total = h("p", { class: "line-total" });
  const element = h(
    "li",
    { "data-product": productId },
    product === null
      ? h("div", { class: "sleeve thumb blank" })
      : h("div", { class: "sleeve thumb" }, createCover(product, 96)),
    h(
      "div",
      { class: "line-words" },
      h("h2", {}, product === null ? title : h("a", { href: productPath(productId) }, title)),
      product !== null && h("p", { class: "line-artist" }, product.artist),
      product !== null && unit,
      remarks,
    ),
    h(
      "div",
      { class: "line-steps" },
      product !== null &&
        createStepper(() => product ?? { id: productId, title, stock: 0 }, signal),
      h(
        "div",
        { class: "line-links" },
        createSavedButton({
          words: "Save for later",
          title,
          operation: saveForLater,
          productId,
          done: `${title} is saved for later.`,
        }),
        h(
          "button",
          {
            type: "button",
            class: "link",
            onclick: () => {
              setLine(productId, 0, title);
            },
          },
          "Remove",
          h("span", { class: "sr-only" }, ` ${title}`),
        ),
      ),
    ),
    total,
  );
  const update = (next: CartLine) => {
    if (looksOf(next) !== looks) return false;
    ({ product } = next);
    unit.textContent = product === null ? "" : `${formatCents(product.priceCents)} each`;
    element.className = troubleOf(next) === null ? "line" : "line troubled";
    total.textContent = next.lineTotalCents === null ? "" : formatCents(next.lineTotalCents);
    fill(remarks, createRemarks(next));
    return true;
  };
  update(line);
  return { element, update };
}

/** The parts of a line that need a new element; price, stock and quantity are updated in place. */
function looksOf({ product }: CartLine): string {
  return JSON.stringify(product && [product.title, product.artist, product.image]);
}

function createRemarks(line: CartLine): Child {
  const { product, productId } = line;
  const before = oldPrice(line);
  const trouble = troubleOf(line);
  return [
    trouble === "gone" &&
      h("p", { class: "remark bad" }, "Not sold here any more. Remove it to go on."),
    trouble === "soldOut" && h("p", { class: "remark bad" }, "Sold out. Remove it to go on."),
    trouble === "tooMany" &&
      h(
        "p",
        { class: "remark bad" },
        `Only ${product?.stock} left. `,
        h(
          "button",
          {
            type: "button",
            class: "link",
            onclick: () => setLine(productId, product?.stock ?? 0, product?.title ?? ""),
          },
          `Take ${product?.stock}`,
        ),
      ),
    before !== null &&
      product !== null &&
      h("p", { class: "remark" }, `New price: it was ${formatCents(before)} when you picked it.`),
  ];
}

function setLine(productId: string, quantity: number, title: string): void {
  announce(
    quantity === 0 ? `${title} is out of your cart.` : `${title}: ${quantity} in your cart.`,
  );
  wantQuantity(productId, quantity).catch((error: unknown) => {
    showFailure(error, `“${title}” could not be changed.`, () => {
      setLine(productId, quantity, title);
    });
  });
}
