import { NetworkError } from "../../api/errors";
import { changeStock, type ManagedProduct } from "../../api/manageOperations";
import { request } from "../../api/request";
import { h } from "../../dom";
import { formatCount } from "../../format";
import { explain } from "../../ui/explain";
import { announce } from "../../ui/notice";
import { createManageField } from "./field";
import { createFormMessage, createManageForm } from "./form";

/** Displayed reasons for a change of stock. */
export const reasons = [
  ["DELIVERY", "Delivery"],
  ["RETURN", "Return"],
  ["COUNT", "Count"],
  ["DAMAGE", "Damage"],
  ["LOSS", "Loss"],
  ["OTHER", "Other"],
] as const;

/** The stock of a product, with a form that adds or removes copies. */
export function createStock(product: ManagedProduct, changed: (now: ManagedProduct) => void) {
  const count = h("p", { class: "stock-now", id: "stock-now" });
  const show = ({ stock }: ManagedProduct) => {
    count.textContent = `${formatCount(stock, "copy", "copies")} in stock`;
  };
  const copies = createManageField({
    name: "copies",
    label: "Copies to add",
    hint: "With a minus, copies are taken away: -2",
    props: { required: true, inputmode: "text", maxlength: 8 },
  });
  const reason = createManageField({
    name: "reason",
    label: "Reason",
    tag: "select",
    options: reasons,
  });
  const note = createManageField({
    name: "note",
    label: "Note (optional)",
    props: { maxlength: 200 },
  });
  const message = createFormMessage();
  const button = h("button", { type: "submit", class: "button primary" }, "Change the stock");
  // Kept until there is a response: with the same key, a retry after a lost response changes the
  // stock once.
  let pending: { text: string; key: string } | undefined;
  const send = async () => {
    message.clear();
    const text = copies.control.value.trim().replace("−", "-");
    if (!/^[+-]?\d{1,7}$/.test(text) || Number(text) === 0) {
      copies.setError("A whole number such as 5 or -2.");
      copies.control.focus();
      return;
    }
    const change = {
      id: product.id,
      copies: Number(text),
      reason: reason.control.value,
      note: note.control.value.trim() === "" ? null : note.control.value.trim(),
    };
    const same = JSON.stringify(change);
    if (pending?.text !== same) pending = { text: same, key: crypto.randomUUID() };
    try {
      const now = await request(changeStock, { ...change, key: pending.key });
      pending = undefined;
      copies.control.value = note.control.value = "";
      changed(now);
      announce(count.textContent ?? "");
    } catch (error) {
      if (!(error instanceof NetworkError)) pending = undefined;
      message.show(h("p", {}, explain(error)));
    }
  };
  show(product);
  const element = h(
    "section",
    { class: "part", "aria-labelledby": "stock-title" },
    h("h2", { id: "stock-title" }, "Stock"),
    count,
    createManageForm(button, send, [
      message.element,
      [copies, reason, note].map((field) => field.element),
      button,
    ]),
  );
  return { element, show };
}
