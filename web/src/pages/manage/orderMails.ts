import { isStoreError } from "../../api/errors";
import { resendOrderMail, type Order, type OrderNow } from "../../api/orderOperations";
import { request } from "../../api/request";
import type { Confirmation } from "../../api/types";
import { fill, h } from "../../dom";
import { whileBusy } from "../../ui/busyButton";
import { showFailure } from "../../ui/explain";
import { showNotice } from "../../ui/notice";
import { mailWords, orderStates } from "./orderWords";

/** The outcomes of an order's mails, and the button that sends the last one again. */
export function createMails(order: Order, changed: (now: OrderNow) => void) {
  const { userId, id, email } = order;
  const list = h("ul", { class: "order-mails" });
  const button = h("button", {
    type: "button",
    class: "button quiet",
    "data-testid": "resend-order-mail",
  });
  const show = ({ confirmation, steps }: OrderNow) => {
    const mails: [string, Confirmation][] = [
      ["Confirmation", confirmation],
      ...steps.map(({ state, mail }): [string, Confirmation] => [orderStates[state], mail]),
    ];
    fill(
      list,
      mails.map(([about, mail]) => h("li", {}, h("strong", {}, about), `: ${mailWords[mail]}`)),
    );
    const [about = "", last] = mails[mails.length - 1] ?? [];
    button.textContent = `Send “${about}” again`;
    button.hidden = email === null || last === "NOT_CONFIGURED";
  };
  const resend = async () => {
    try {
      const now = await request(resendOrderMail, { userId, id });
      changed(now);
      const last = now.steps[now.steps.length - 1]?.mail ?? now.confirmation;
      if (last === "SENT") showNotice({ kind: "info", text: `Mailed again to ${email}.` });
    } catch (error) {
      const again = () => whileBusy(button, resend);
      const later = isStoreError(error, "TooManyMails");
      showFailure(error, "The mail was not sent.", later ? undefined : again);
    }
  };
  button.addEventListener("click", () => void whileBusy(button, resend));
  show(order);
  const element = h(
    "section",
    { class: "part", "aria-labelledby": "mails-title" },
    h("h2", { id: "mails-title" }, "Mails"),
    h("p", {}, email === null ? "No address is known: no mails go out." : `To ${email}`),
    list,
    h("p", {}, button),
  );
  return { element, show };
}
