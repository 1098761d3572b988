import { isForgetful } from "libraries/everyPage";
import { account } from "./auth/account";
import { cartState, loadCart, wantQuantity } from "./cart/cartStore";
import { getConfig } from "./config";
import { parseKept } from "./parseKept";
import { showFailure } from "./ui/explain";
import { showNotice } from "./ui/notice";

const storageKey = "jukebox.wanted";

/**
 * Prepares the replacement of this page by a newer version, unless something would be lost: a
 * sign-in or cart in memory, or input in progress. In that case it shows a notice. Pending changes
 * of the cart are stored.
 */
export async function prepareReplacement(): Promise<boolean> {
  const inMemory = account.get() !== null && getConfig().tokenStorage === "memory";
  if (!inMemory && !isForgetful() && !isTyping()) {
    // As late as possible: until the page is replaced, the user can click.
    addEventListener("pagehide", keepWishes);
    return true;
  }
  showNotice({
    kind: "warning",
    text: "The store has a new version, and this page is too old for it. Reload it when you are ready.",
    action: { label: "Reload", run: () => location.reload() },
  });
  return false;
}

function keepWishes(): void {
  sessionStorage.setItem(storageKey, JSON.stringify([...cartState.get().wanted]));
}

/** Repeats the cart changes that the previous page could not finish. */
export async function resumeWishes(): Promise<void> {
  if (sessionStorage.getItem(storageKey) === null) return;
  // Products in the cart are set, others are added.
  await loadCart();
  const wishes = parseKept<[string, number][]>(sessionStorage.getItem(storageKey)) ?? [];
  sessionStorage.removeItem(storageKey);
  for (const [productId, quantity] of wishes)
    wantQuantity(productId, quantity).catch((error: unknown) => {
      showFailure(error, "Your last change of the cart did not come through.");
    });
}

function isTyping(): boolean {
  const inputs = [...document.querySelectorAll<HTMLInputElement>("#main form input")];
  const typed = inputs.some(
    (input) => input.type !== "search" && input.value !== input.defaultValue,
  );
  return typed || document.querySelector("[data-edited]") !== null;
}
