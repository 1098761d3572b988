import {
  getManagedProduct,
  getManagedProducts,
  getProductHistory,
  type ManagedProduct,
} from "../../api/manageOperations";
import { isProductId } from "../../api/formats";
import { request } from "../../api/request";
import { h } from "../../dom";
import type { PageContext } from "../../pageContext";
import { createDetails } from "./details";
import { showFrame } from "./frame";
import { createHistory } from "./history";
import { requireAdmin } from "./requireAdmin";
import { createSale } from "./sale";
import { createStock } from "./stock";

/**
 * One product: its details, its stock, whether it is on sale, and its history. null for a new
 * product.
 */
export async function showProduct(context: PageContext, id: string | null): Promise<void> {
  if (id === null) {
    // This query only checks that the user is an admin.
    await request(getManagedProducts, { ...anyone, limit: 1, nextToken: null });
    if (!context.signal.aborted)
      showFrame(context, "A new product", createDetails(null, context.signal));
    return;
  }
  // The store refuses anything else as invalid.
  const product = isProductId(id) ? await request(getManagedProduct, { id }) : await requireAdmin();
  if (context.signal.aborted) return;
  if (product === null) {
    showFrame(
      context,
      "No such product",
      h("p", {}, `There is no product “${id}”.`),
      h("p", {}, h("a", { href: "/manage/products" }, "All products")),
    );
    return;
  }
  showParts(context, product);
}

const anyone = { search: null, genre: null, stock: null, sort: null };

/** A part passes its change on, and the other parts show the changed product. */
function showParts(context: PageContext, product: ManagedProduct): void {
  const { id, title } = product;
  const history = createHistory(
    (nextToken) => request(getProductHistory, { id, nextToken }),
    context.signal,
  );
  const changed = (now: ManagedProduct) => {
    stock.show(now);
    sale.show(now);
    details.show(now);
    history.refresh();
  };
  const details = createDetailsPart(product, context.signal, changed);
  const stock = createStock(product, changed);
  const sale = createSale(product, changed);
  showFrame(
    context,
    title,
    h("p", {}, h("a", { href: `/product?id=${encodeURIComponent(id)}` }, "As shoppers see it")),
    h(
      "div",
      { class: "manage-parts" },
      details.element,
      stock.element,
      sale.element,
      history.element,
    ),
  );
}

function createDetailsPart(
  product: ManagedProduct,
  signal: AbortSignal,
  changed: (now: ManagedProduct) => void,
) {
  const element = h("section", { class: "part", "aria-labelledby": "details-title" });
  let version = product.version;
  const fillIn = (now: ManagedProduct) => {
    version = now.version;
    element.replaceChildren(
      h("h2", { id: "details-title", tabindex: "-1" }, "Details"),
      createDetails(now, signal, changed),
    );
  };
  fillIn(product);
  // A change of only the stock must not discard what is being typed.
  return { element, show: (now: ManagedProduct) => now.version !== version && fillIn(now) };
}
