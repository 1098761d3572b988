import { account } from "../auth/account";
import type { Cart, Purchase } from "../api/types";
import { createCartLine, troubleOf } from "../cart/cartLine";
import {
  cartSettled,
  cartState,
  emptyCart,
  loadCart,
  replaceCart,
  type CartState,
} from "../cart/cartStore";
import { findLostPurchase } from "../cart/checkoutAttempt";
import { confirmCheckout } from "../cart/checkoutDialog";
import { rememberPrices } from "../cart/seenPrices";
import { byId, fill, h } from "../dom";
import { formatCents, formatCount } from "../format";
import { navigate, signInPath, type PageContext } from "../router";
import { whileBusy } from "../ui/busyButton";
import { confirmFirst } from "../ui/dialog";
import { showFailure } from "../ui/explain";
import { showNotice } from "../ui/notice";
import { showProblem } from "../ui/problem";

/** The cart: its lines, what is wrong with them, the total, and the way to buy. */
export async function showPage(context: PageContext): Promise<void> {
  const place = byId("cart");
  try {
    await Promise.all([loadCart(), account.get() === null ? null : tellLostPurchase()]);
    if (context.signal.aborted) return;
    place.setAttribute("aria-busy", "false");
    drawOnChange(place, context.signal);
  } catch (error) {
    if (!context.signal.aborted)
      showProblem(place, "Your cart could not be fetched.", error, () => showPage(context));
  }
}

/** Lines are kept while they stay the same, so that the keyboard's focus is not lost. */
function drawOnChange(place: HTMLElement, signal: AbortSignal): void {
  let drawn = "";
  const draw = ({ cart, wanted }: CartState) => {
    if (cart === null) return;
    place.classList.toggle("pending", wanted.size > 0);
    const looks = JSON.stringify(cart);
    if (looks === drawn) return;
    drawn = looks;
    rememberPrices(cart.lines);
    const focused = rememberFocus(place);
    fill(place, cart.lines.length === 0 ? createEmpty() : createFull(cart, signal));
    focused();
  };
  cartState.watch(draw, signal);
}

/** Puts the focus back to the same control of the same line, or to the heading when the line is gone. */
function rememberFocus(place: HTMLElement): () => void {
  const active = document.activeElement;
  const row = active?.closest<HTMLElement>("[data-product]");
  if (active === null || !place.contains(active)) return () => undefined;
  const controls =
    row === null || row === undefined ? [] : [...row.querySelectorAll("button, input, a")];
  const index = controls.indexOf(active);
  const product = row?.dataset["product"] ?? "";
  return () => {
    const same = place.querySelector(`[data-product="${CSS.escape(product)}"]`);
    const control = same?.querySelectorAll<HTMLElement>("button, input, a")[index];
    (control ?? byId("title")).focus();
  };
}

function createEmpty(): HTMLElement {
  return h(
    "div",
    { class: "empty" },
    h("p", { class: "empty-title" }, "Nothing in here yet."),
    h("p", {}, "Your cart is waiting for its first record."),
    h("a", { class: "button primary", href: "/catalogue" }, "Browse the racks"),
  );
}

function createFull(cart: Cart, signal: AbortSignal): HTMLElement[] {
  return [
    h(
      "div",
      { class: "cart-lines" },
      h(
        "ul",
        { class: "lines" },
        cart.lines.map((line) => createCartLine(line, signal)),
      ),
      h(
        "button",
        {
          type: "button",
          class: "link clear",
          onclick: (event: Event) => void clear(event.currentTarget as HTMLButtonElement),
        },
        "Take everything out",
      ),
    ),
    createSummary(cart),
  ];
}

function createSummary(cart: Cart): HTMLElement {
  const troubled = cart.lines.some((line) => troubleOf(line) !== null);
  return h(
    "aside",
    { class: "summary", "aria-labelledby": "summary-title" },
    h("h2", { id: "summary-title" }, "Summary"),
    h(
      "p",
      { class: "summary-row" },
      h("span", {}, "In your cart"),
      h("span", {}, formatCount(cart.itemCount, "record")),
    ),
    h(
      "p",
      { class: "summary-row total" },
      h("span", {}, "Total"),
      h("span", { id: "total" }, formatCents(cart.totalCents)),
    ),
    account.get() === null ? createGuestWay() : createBuyButton(troubled),
  );
}

function createGuestWay(): HTMLElement {
  return h(
    "div",
    { class: "guest-way" },
    h("a", { class: "button primary", href: signInPath() }, "Sign in to buy"),
    h(
      "p",
      {},
      "New here? ",
      h("a", { href: "/register?next=%2Fcart" }, "Open an account"),
      ". Your cart comes along.",
    ),
  );
}

function createBuyButton(troubled: boolean): HTMLElement {
  const button = h(
    "button",
    {
      type: "button",
      class: "button primary",
      "aria-disabled": troubled && "true",
      "aria-describedby": troubled && "buy-hint",
      onclick: () => void (troubled ? undefined : checkOut(button)),
    },
    "Check out",
  );
  return h(
    "div",
    { class: "buy" },
    button,
    troubled &&
      h("p", { id: "buy-hint", class: "remark bad" }, "Look at the marked records first."),
  );
}

async function checkOut(button: HTMLButtonElement): Promise<void> {
  try {
    const cart = await whileBusy(button, readCartToBuy);
    if (cart === undefined) return;
    if (cart === null)
      return lookAgain("Your cart has changed since you opened it. Look at it once more.");
    const outcome = await confirmCheckout(cart);
    if (outcome.kind === "bought") return await celebrate(outcome.purchase);
    if (outcome.kind === "look") {
      await loadCart();
      lookAgain(outcome.reason);
    }
  } catch (error) {
    showFailure(error, "Your cart could not be checked out.");
  }
}

/** The cart as it is at this moment, prices included; null when it is not what the shopper sees. */
async function readCartToBuy(): Promise<Cart | null> {
  await cartSettled();
  const shown = cartState.get().cart;
  const cart = await loadCart();
  const changed = cart.totalCents !== shown?.totalCents;
  return changed || cart.lines.some((line) => troubleOf(line) !== null) ? null : cart;
}

function lookAgain(reason: string): void {
  showNotice({ kind: "failure", text: reason });
}

async function celebrate(purchase: Purchase): Promise<void> {
  replaceCart(null);
  void loadCart().catch(() => undefined);
  rememberPrices([], true);
  await navigate(`/account?bought=${encodeURIComponent(purchase.id)}`);
}

/** Somebody who reloaded while buying is told what became of it. */
async function tellLostPurchase(): Promise<void> {
  const purchase = await findLostPurchase();
  if (purchase === null) return;
  showNotice({
    kind: "info",
    text: "Your last purchase went through, although the answer was lost.",
    action: {
      label: "Show it",
      run: () => navigate(`/account?bought=${encodeURIComponent(purchase.id)}`),
    },
  });
}

async function clear(button: HTMLButtonElement): Promise<void> {
  if (
    !(await confirmFirst(
      "Take everything out?",
      "All records leave your cart.",
      "Take everything out",
    ))
  )
    return;
  await whileBusy(button, async () => {
    try {
      await emptyCart();
      byId("title").focus();
    } catch (error) {
      showFailure(error, "Your cart could not be emptied.", () => clear(button));
    }
  });
}
