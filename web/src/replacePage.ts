import { isForgetful } from "libraries/everyPage";
import { account } from "./auth/account";
import { cartState, loadCart, wantQuantity } from "./cart/cartStore";
import { getConfig } from "./config";
import { parseKept } from "./parseKept";
import { showFailure } from "./ui/explain";
import { showNotice } from "./ui/notice";

const storageKey = "jukebox.wanted";

/**
 * Gets this page ready to be replaced by one of a newer version, unless that would lose something: a sign-in or cart in memory, or
 * what somebody is typing. Then it says what to do instead. What was wanted of the cart and is not there yet is kept.
 */
export async function prepareReplacement(): Promise<boolean> {
  const inMemory = account.get() !== null && getConfig().tokenStorage === "memory";
  if (!inMemory && !isForgetful() && !isTyping()) {
    // At the last moment: until the page is gone, it can be clicked.
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

/** Asks for what the page before this one could not get into the cart any more. */
export async function resumeWishes(): Promise<void> {
  if (sessionStorage.getItem(storageKey) === null) return;
  // What is in the cart is set, what is not is added.
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
