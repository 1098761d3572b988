import { account } from "../auth/account";
import type { Purchase } from "../api/types";
import { navigate } from "../navigate";
import { showFailure } from "../ui/explain";
import { showNotice } from "../ui/notice";
import { loadCart } from "./cartStore";
import { findLostPurchase } from "./checkoutAttempt";

/** Goes to the account page with this purchase open. */
export function showPurchase({ id }: Purchase): Promise<void> {
  return navigate(`/account?bought=${encodeURIComponent(id)}`);
}

/** Shows a notice about a purchase to a shopper on another page. */
export function tellPurchase(purchase: Purchase, text: string): void {
  const action = { label: "Show it", run: () => showPurchase(purchase) };
  showNotice({ kind: "info", text, action });
}

/**
 * Shows the outcome of a purchase to a shopper who reloaded the page while buying. Returns whether
 * it was bought.
 */
export async function tellLostPurchase(): Promise<boolean> {
  const purchase = await findLostPurchase();
  if (purchase === null) return false;
  tellPurchase(purchase, "Your last purchase went through, although the response was lost.");
  return true;
}

/** Shows the outcome to a shopper who closed the dialog before there was a response. */
export async function tellIfBought(): Promise<void> {
  if (account.get() === null) return;
  try {
    if (await tellLostPurchase()) await loadCart();
  } catch (error) {
    showFailure(error, "We do not know yet whether you have bought this.", tellIfBought);
  }
}
