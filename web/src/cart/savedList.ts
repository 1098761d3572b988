import * as operations from "../api/operations";
import type { SavedLine, SavedList } from "../api/types";
import { account } from "../auth/account";
import { byId, fill, h, type Child } from "../dom";
import { formatCents, formatCount, formatDateTime } from "../format";
import { createCover, productPath, stockWarning } from "../ui/card";
import { createSavedButton } from "./savedButton";
import { savedState } from "./savedStore";

/** The list of saved products on the cart's page; hidden if it is empty. */
export function createSavedList(signal: AbortSignal): HTMLElement {
  const title = h("h2", { id: "saved-title", tabindex: "-1" }, "Saved for later");
  const list = h("ul", { class: "lines" });
  const kept = h("p", { class: "saved-kept" });
  const element = h(
    "section",
    { class: "saved", "aria-labelledby": "saved-title", hidden: true },
    title,
    list,
    kept,
  );
  const shown = new Map<string, { looks: string; row: HTMLElement }>();
  const show = (saved: SavedList) => {
    const here = element.contains(document.activeElement);
    const held = new Set(saved.lines.map(({ productId }) => productId));
    for (const [productId, { row }] of shown)
      if (!held.has(productId)) {
        row.remove();
        shown.delete(productId);
      }
    // An unchanged row keeps the keyboard focus and a click in progress.
    saved.lines.forEach((line, index) => {
      const old = shown.get(line.productId);
      const looks = JSON.stringify(line);
      if (old?.looks === looks) return;
      const row = createRow(line);
      shown.set(line.productId, { looks, row });
      if (old === undefined) list.insertBefore(row, list.children[index] ?? null);
      else old.row.replaceWith(row);
    });
    element.toggleAttribute("hidden", saved.lines.length === 0);
    fill(kept, account.get() === null && keptUntil(saved));
    if (here && !element.contains(document.activeElement))
      (saved.lines.length === 0 ? byId("title") : title).focus();
  };
  savedState.watch((state) => {
    show(state?.list ?? { version: 0, lines: [], expiresAt: null });
  }, signal);
  return element;
}

function keptUntil({ expiresAt }: SavedList): string | false {
  return (
    expiresAt !== null &&
    `Kept until ${formatDateTime(expiresAt)}. Sign in, and it stays with your account.`
  );
}

function createRow({ productId, quantity, product }: SavedLine): HTMLElement {
  const title = product?.title ?? "A record that has left the catalogue";
  const isSold = product !== null && product.stock > 0;
  return h(
    "li",
    { class: isSold ? "line" : "line troubled", "data-saved": productId },
    product === null
      ? h("div", { class: "sleeve thumb blank" })
      : h("div", { class: "sleeve thumb" }, createCover(product, 96)),
    h(
      "div",
      { class: "line-words" },
      h("h3", {}, product === null ? title : h("a", { href: productPath(productId) }, title)),
      product !== null && h("p", { class: "line-artist" }, product.artist),
      product !== null && h("p", { class: "line-unit" }, `${formatCents(product.priceCents)} each`),
      h("p", { class: "line-unit" }, formatCount(quantity, "copy", "copies")),
      createRemark(product?.stock ?? null),
    ),
    h(
      "div",
      { class: "line-links" },
      isSold &&
        createSavedButton({
          words: "Move to cart",
          title,
          operation: operations.moveToCart,
          productId,
          done: `${title} is in your cart.`,
        }),
      createSavedButton({
        words: "Remove",
        title,
        operation: operations.removeSaved,
        productId,
        done: `${title} is no longer saved.`,
      }),
    ),
  );
}

function createRemark(stock: number | null): Child {
  if (stock === null) return h("p", { class: "remark bad" }, "Not sold here any more.");
  if (stock <= 0)
    return h(
      "p",
      { class: "remark bad" },
      "Sold out. It can go back to the cart once there are copies.",
    );
  const warning = stockWarning(stock);
  return warning !== null && h("p", { class: "remark" }, warning);
}
