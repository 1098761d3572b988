import type { ProductSummary } from "../api/types";
import { h } from "../dom";
import { formatCents } from "../format";
import { createStepper } from "./stepper";

/** The path of a product's page. */
export function productPath(id: string): string {
  return `/product?id=${encodeURIComponent(id)}`;
}

/** The warning about a low stock; null if there is enough. */
export function stockWarning(stock: number): string | null {
  if (stock <= 0) return "Sold out";
  return stock <= 5 ? `Only ${stock} left` : null;
}

/** A product's cover. Below the fold it is loaded lazily. */
export function createCover(product: { image: string }, size: number, eager = false): HTMLElement {
  const image = h("img", {
    class: "cover",
    src: product.image,
    width: size,
    height: size,
    alt: "",
    loading: eager ? "eager" : "lazy",
    decoding: eager ? "sync" : "async",
    fetchpriority: eager ? "high" : null,
  });
  image.addEventListener("error", () => (image.src = "/covers/placeholder.svg"), { once: true });
  return image;
}

/** A product in a list: cover, title, artist, price, stock, and the quantity in the cart. */
export function createCard(
  product: ProductSummary,
  signal: AbortSignal,
  options: { eager: boolean; level: "h2" | "h3" },
): HTMLElement {
  const warning = stockWarning(product.stock);
  return h(
    "li",
    { class: product.stock > 0 ? "card" : "card gone" },
    h("div", { class: "sleeve", "aria-hidden": "true" }, createCover(product, 300, options.eager)),
    h(
      "div",
      { class: "card-words" },
      h(
        options.level,
        { class: "card-title" },
        h("a", { href: productPath(product.id) }, product.title),
      ),
      h("p", { class: "card-artist" }, `${product.artist}, ${product.year}`),
    ),
    h(
      "p",
      { class: "card-price" },
      h("span", { class: "price" }, formatCents(product.priceCents)),
      warning !== null && h("span", { class: "stock" }, warning),
    ),
    createStepper(() => product, signal),
  );
}
