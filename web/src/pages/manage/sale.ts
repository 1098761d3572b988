import { setOnSale, type ManagedProduct } from "../../api/manageOperations";
import { request } from "../../api/request";
import { fill, h } from "../../dom";
import { formatDateTime } from "../../format";
import { whileBusy } from "../../ui/busyButton";
import { showFailure } from "../../ui/explain";
import { announce } from "../../ui/notice";

/** Shows whether a product is on sale, with a button that changes it. */
export function createSale(product: ManagedProduct, changed: (now: ManagedProduct) => void) {
  const state = h("p", { tabindex: "-1" });
  const button = h("button", {
    type: "button",
    class: "button quiet",
    "data-testid": "set-on-sale",
  });
  let shown = product;
  const show = (now: ManagedProduct) => {
    shown = now;
    const { offSaleAt } = now;
    state.textContent =
      offSaleAt === null || offSaleAt === undefined
        ? "On sale: shoppers find it and can buy it."
        : `Off sale since ${formatDateTime(offSaleAt)}: shoppers do not find it, and carts show it as unavailable.`;
    fill(button, isOff(now) ? "Put it back on sale" : "Take it off sale");
  };
  const turn = async () => {
    const { id, version } = shown;
    try {
      changed(await request(setOnSale, { id, onSale: isOff(shown), expectedVersion: version }));
      announce(state.textContent ?? "");
    } catch (error) {
      showFailure(error, "That could not be changed.");
    }
  };
  button.addEventListener("click", () => void whileBusy(button, turn));
  show(product);
  const element = h(
    "section",
    { class: "part", "aria-labelledby": "sale-title" },
    h("h2", { id: "sale-title" }, "Sale"),
    state,
    h("p", {}, button),
  );
  return { element, show };
}

function isOff({ offSaleAt }: ManagedProduct): boolean {
  return offSaleAt !== null && offSaleAt !== undefined;
}
