import { account } from "../auth/account";
import type { Cart, Purchase } from "../api/types";
import { showPurchase, tellIfBought, tellLostPurchase, tellPurchase } from "../cart/boughtNotice";
import { troubleOf } from "../cart/cartLine";
import { createCartList } from "../cart/cartList";
import {
  cartSettled,
  cartState,
  emptyCart,
  loadCart,
  replaceCart,
  type CartState,
} from "../cart/cartStore";
import { confirmCheckout } from "../cart/checkoutDialog";
import { createCartSummary } from "../cart/cartSummary";
import { createSavedList } from "../cart/savedList";
import { followSaved, loadSaved } from "../cart/savedStore";
import { ranOutAt } from "../cart/guestCartTerm";
import { rememberPrices } from "../cart/seenPrices";
import { byId, fill, h } from "../dom";
import { formatDateTime } from "../format";
import type { PageContext } from "../pageContext";
import { whileBusy } from "../ui/busyButton";
import { confirmFirst } from "../ui/dialog";
import { showFailure } from "../ui/explain";
import { showNotice } from "../ui/notice";
import { showProblem } from "../ui/problem";
import { editedEvent } from "../ui/quantityField";

/** The cart: its lines, their problems, the total, and the checkout. */
export async function showPage(context: PageContext): Promise<void> {
  const place = byId("cart");
  try {
    const [cart] = await Promise.all([
      loadCart(),
      account.get() === null ? null : tellLostPurchase(),
    ]);
    // The request for a first product may be in progress: such a cart is not shown as empty.
    if (cart.lines.length === 0) await cartSettled().catch(() => undefined);
    if (context.signal.aborted) return;
    place.setAttribute("aria-busy", "false");
    drawOnChange(place, context.signal);
    followSaved(context.signal);
    fetchSaved(context.signal);
  } catch (error) {
    if (!context.signal.aborted)
      showProblem(place, "Your cart could not be fetched.", error, () => showPage(context));
  }
}

function fetchSaved(signal: AbortSignal): void {
  loadSaved().catch((error: unknown) => {
    if (signal.aborted) return;
    showFailure(error, "What you saved for later could not be fetched.", () => fetchSaved(signal));
  });
}

function drawOnChange(place: HTMLElement, signal: AbortSignal): void {
  const list = createCartList(signal);
  const summary = createCartSummary((button) => void checkOut(button, summary.tell, signal));
  const full = [
    h("div", { class: "cart-lines" }, list.element, createClearButton(signal)),
    summary.element,
  ];
  const saved = createSavedList(signal);
  let wasEmpty: boolean | undefined;
  const show = ({ cart, wanted }: CartState) => {
    if (cart === null) return;
    const here = place.contains(document.activeElement);
    place.classList.toggle("pending", wanted.size > 0);
    rememberPrices(cart.lines);
    list.show(cart.lines);
    summary.show(cart);
    // Also while a removed line stays because its quantity is being typed.
    const isEmpty = list.element.childElementCount === 0;
    if (isEmpty === wasEmpty) return;
    wasEmpty = isEmpty;
    fill(place, isEmpty ? createEmpty(ranOutAt(cart)) : full, saved);
    if (here) byId("title").focus();
  };
  cartState.watch(show, signal);
  const edited = () => {
    show(cartState.get());
  };
  place.addEventListener(editedEvent, edited, { signal });
}

function createEmpty(ranOut: string | null): HTMLElement {
  return h(
    "div",
    { class: "empty", "data-testid": "empty-cart" },
    h("p", { class: "empty-title" }, "Nothing in here yet."),
    h(
      "p",
      {},
      ranOut === null
        ? "Your cart is waiting for its first record."
        : `What you had picked as a guest was kept until ${formatDateTime(ranOut)}. It takes a moment to pick it again.`,
    ),
    h("a", { class: "button primary", href: "/catalogue" }, "Browse the racks"),
  );
}

function createClearButton(signal: AbortSignal): HTMLElement {
  const button = h(
    "button",
    { type: "button", class: "link clear", onclick: () => void clear(button, signal) },
    "Take everything out",
  );
  return button;
}

async function checkOut(
  button: HTMLButtonElement,
  tell: (reason: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    const cart = await whileBusy(button, readCartToBuy);
    if (cart === undefined || signal.aborted) return;
    if (cart === null)
      return lookAgain("Your cart has changed since you opened it. Look at it once more.", tell);
    const outcome = await confirmCheckout(cart, signal);
    if (outcome.kind === "left") return await tellIfBought();
    if (outcome.kind === "bought") return await celebrate(outcome.purchase, signal);
    await loadCart();
    if (signal.aborted) showNotice({ kind: "failure", text: `Not bought. ${outcome.reason}` });
    else lookAgain(outcome.reason, tell);
  } catch (error) {
    showFailure(error, "Your cart could not be checked out.");
  }
}

/** The current cart with its prices; null if it differs from the displayed one. */
async function readCartToBuy(): Promise<Cart | null> {
  await cartSettled();
  const shown = cartState.get().cart;
  const cart = await loadCart();
  const changed = cart.totalCents !== shown?.totalCents;
  return changed || cart.lines.some((line) => troubleOf(line) !== null) ? null : cart;
}

/**
 * Shows a reason next to the button, or as a notice if the button was removed with the last
 * product.
 */
function lookAgain(reason: string, tell: (reason: string) => void): void {
  if (cartState.get().cart?.lines.length !== 0) tell(reason);
  else showNotice({ kind: "failure", text: reason, ofThisPage: true });
}

/** If the shopper has left the page meanwhile, shows a notice instead of the account page. */
async function celebrate(purchase: Purchase, signal: AbortSignal): Promise<void> {
  replaceCart(null);
  void loadCart().catch(() => undefined);
  rememberPrices([], true);
  if (signal.aborted) tellPurchase(purchase, "Your purchase went through.");
  else await showPurchase(purchase);
}

async function clear(button: HTMLButtonElement, signal: AbortSignal): Promise<void> {
  if (
    !(await confirmFirst(
      "Take everything out?",
      "All records leave your cart.",
      "Take everything out",
      signal,
    ))
  )
    return;
  await whileBusy(button, async () => {
    try {
      await emptyCart();
      byId("title").focus();
    } catch (error) {
      showFailure(error, "Your cart could not be emptied.", () => clear(button, signal));
    }
  });
}
