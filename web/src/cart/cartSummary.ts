import { isForgetful } from "libraries/everyPage";
import type { Cart } from "../api/types";
import { account } from "../auth/account";
import { fill, h, setProps } from "../dom";
import { formatCents, formatCount, formatDateTime } from "../format";
import { signInPath } from "../signInPath";
import { troubleOf } from "./cartLine";

/** The total of the cart, with the button for the next step. */
export interface CartSummary {
  element: HTMLElement;
  show(cart: Cart): void;
  /** Shows the reason why the cart was not bought, next to the pressed button. */
  tell(reason: string): void;
}

/** The total, and the next step: guests sign in, users buy (`checkOut` gets the pressed button). */
export function createCartSummary(checkOut: (button: HTMLButtonElement) => void): CartSummary {
  const count = h("span", {});
  const total = h("span", { id: "total" });
  const reason = h("p", { class: "remark", role: "alert" });
  const hint = h("p", { id: "buy-hint", class: "remark bad" });
  const button = h(
    "button",
    {
      type: "button",
      class: "button primary",
      "data-testid": "check-out",
      "aria-describedby": "buy-hint",
      onclick: () => {
        if (hint.textContent !== "") return;
        fill(reason);
        checkOut(button);
      },
    },
    "Check out",
  );
  const kept = h("p", {});
  const element = h(
    "aside",
    { class: "summary", "aria-labelledby": "summary-title" },
    h("h2", { id: "summary-title" }, "Summary"),
    h("p", { class: "summary-row" }, h("span", {}, "In your cart"), count),
    h("p", { class: "summary-row total" }, h("span", {}, "Total"), total),
    account.get() === null
      ? createGuestWay(kept)
      : h("div", { class: "buy" }, reason, button, hint),
  );
  const show = (cart: Cart) => {
    const troubled = cart.lines.some((line) => troubleOf(line) !== null);
    fill(count, formatCount(cart.itemCount, "record"));
    fill(total, formatCents(cart.totalCents));
    fill(kept, keptUntil(cart));
    fill(hint, troubled && "Look at the marked records first.");
    setProps(button, { "aria-disabled": troubled && "true" });
  };
  const tell = (text: string) => {
    fill(reason, text);
  };
  return { element, show, tell };
}

function keptUntil({ expiresAt }: Cart): string | false {
  if (isForgetful()) return "Your cart is kept until you close or reload this page.";
  return expiresAt !== null && `Your cart is kept until ${formatDateTime(expiresAt)}.`;
}

function createGuestWay(kept: HTMLElement): HTMLElement {
  return h(
    "div",
    { class: "guest-way" },
    h(
      "a",
      { class: "button primary", "data-testid": "sign-in-to-buy", href: signInPath() },
      "Sign in to buy",
    ),
    h(
      "p",
      {},
      "New here? ",
      h("a", { href: "/register?next=%2Fcart" }, "Open an account"),
      ". Your cart comes along.",
    ),
    kept,
  );
}
