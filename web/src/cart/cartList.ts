import type { CartLine } from "../api/types";
import { byId, h } from "../dom";
import { isEdited } from "../ui/quantityField";
import { createCartLine, type CartLineView } from "./cartLine";

/** The lines of the cart on the page. */
export interface CartList {
  element: HTMLElement;
  show(lines: CartLine[]): void;
}

/**
 * A list that follows the cart and keeps unchanged elements: replacing a line during a click would
 * lose the click and the keyboard focus. A line whose quantity is being typed stays until the input
 * is done.
 */
export function createCartList(signal: AbortSignal): CartList {
  const element = h("ul", { class: "lines" });
  const shown = new Map<string, CartLineView>();

  const show = (lines: CartLine[]) => {
    const here = element.contains(document.activeElement);
    const kept = new Set(lines.map(({ productId }) => productId));
    for (const [productId, view] of shown)
      if (!kept.has(productId) && !isEdited(view.element)) {
        view.element.remove();
        shown.delete(productId);
      }
    lines.forEach((line, index) => {
      const old = shown.get(line.productId);
      if (old !== undefined && (old.update(line) || isEdited(old.element))) return;
      const view = createCartLine(line, signal);
      shown.set(line.productId, view);
      if (old === undefined) element.insertBefore(view.element, element.children[index] ?? null);
      else old.element.replaceWith(view.element);
    });
    // The focused element was removed: the focus moves to the top of the page.
    if (here && !element.contains(document.activeElement)) byId("title").focus();
  };
  return { element, show };
}
