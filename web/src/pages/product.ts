import { isProductId } from "../api/formats";
import { request } from "../api/request";
import { getProduct } from "../api/operations";
import type { Product } from "../api/types";
import { byId, fill, h } from "../dom";
import { formatCents, formatCount, formatGenre } from "../format";
import type { PageContext } from "../pageContext";
import { createCover, stockWarning } from "../ui/card";
import { showProblem } from "../ui/problem";
import { createStepper } from "../ui/stepper";

/** One product: cover, tracks on two sides, price, stock, and the quantity in the cart. */
export async function showPage(context: PageContext): Promise<void> {
  const id = context.url.searchParams.get("id") ?? "";
  showWaiting(context, id);
  const place = byId("record");
  try {
    const product = isProductId(id) ? await request(getProduct, { id }) : null;
    if (context.signal.aborted) return;
    if (product === null) return context.showNotFound();
    context.setTitle(`${product.title} by ${product.artist}`);
    place.setAttribute("aria-busy", "false");
    place.dataset["id"] = id;
    fill(place, createArt(product), createWords(product, context.signal));
  } catch (error) {
    if (!context.signal.aborted)
      showProblem(place, "This record could not be fetched.", error, () => showPage(context));
  }
}

/** Until this product is fetched, another one must not be taken for it. */
function showWaiting({ showShell }: PageContext, id: string): void {
  const shown = byId("record").dataset["id"];
  if (shown !== undefined && shown !== id) showShell();
}

function createArt(product: Product): HTMLElement {
  return h(
    "div",
    { class: "record-art" },
    h("div", { class: "sleeve" }, createCover(product, 480, true)),
  );
}

function createWords(product: Product, signal: AbortSignal): HTMLElement {
  const warning = stockWarning(product.stock);
  const half = Math.ceil(product.tracks.length / 2);
  return h(
    "div",
    { class: "record-words" },
    h(
      "p",
      { class: "eyebrow" },
      h("a", { href: `/catalogue?genre=${product.genre}` }, formatGenre(product.genre)),
      ` / ${product.year}`,
    ),
    h("h1", { id: "title", tabindex: "-1" }, product.title),
    h("p", { class: "record-artist" }, product.artist),
    h(
      "div",
      { class: "record-buy" },
      h("p", { class: "price big" }, formatCents(product.priceCents)),
      createStepper(() => product, signal),
      h("p", { class: warning === null ? "stock fine" : "stock" }, warning ?? "In stock"),
      h("a", { class: "to-cart", href: "/cart" }, "Go to your cart"),
    ),
    h(
      "section",
      { class: "tracks", "aria-labelledby": "tracks-title" },
      h("h2", { id: "tracks-title" }, formatCount(product.tracks.length, "track")),
      h(
        "div",
        { class: "sides" },
        createSide("Side A", product.tracks.slice(0, half), 1),
        createSide("Side B", product.tracks.slice(half), half + 1),
      ),
    ),
  );
}

function createSide(name: string, tracks: string[], start: number): HTMLElement | null {
  if (tracks.length === 0) return null;
  return h(
    "div",
    {},
    h("h3", {}, name),
    h(
      "ol",
      { start },
      tracks.map((track) => h("li", {}, track)),
    ),
  );
}
