import { request } from "../../api/request";
import { deleteAccount } from "../../api/operations";
import { account, leaving } from "../../auth/account";
import { whenFresh } from "../../auth/freshSignIn";
import { forgetGuest } from "../../auth/guest";
import { announceLeaving } from "../../auth/leavingTab";
import { forgetTokens } from "../../auth/tokens";
import { replaceCart, loadCart } from "../../cart/cartStore";
import { h } from "../../dom";
import { navigate } from "../../navigate";
import { whileBusy } from "../../ui/busyButton";
import { confirmFirst } from "../../ui/dialog";
import { showFailure } from "../../ui/explain";
import { showNotice } from "../../ui/notice";
import { createPart } from "./part";

/** Deletes the account, after ending all its sessions. */
export function createDeletion(signal: AbortSignal): HTMLElement {
  const button = h(
    "button",
    {
      type: "button",
      class: "button danger",
      "data-testid": "delete-account",
      onclick: () => void whileBusy(button, run),
    },
    "Delete my account",
  );
  const run = async () => {
    const agreed = await confirmFirst(
      "Delete your account?",
      "You are signed out everywhere, and no one can sign in to this account again. What you saved for later is deleted. The store keeps the records of what was bought. This cannot be undone.",
      "Delete it for good",
      signal,
    );
    if (!agreed) return;
    leaving.set(true);
    const hasLeft = await announceLeaving(account.get()?.sessionId ?? "");
    try {
      await whenFresh("deletion", deleteForGood);
    } catch (error) {
      showFailure(error, "Your account is not deleted yet. Sign in again and repeat it.");
    } finally {
      hasLeft();
      leaving.set(false);
    }
  };
  return createPart(
    "deletion",
    "Leave for good",
    h(
      "p",
      {},
      "Deleting your account signs you out on all devices, and deletes your sign-in, passkeys, preferences and saved records at once. Your cart and the list of your devices are forgotten by themselves within weeks.",
    ),
    h(
      "p",
      {},
      "What you bought stays: tax and trade law obliges a store to keep its books for years. These are the lines, prices and times of your purchases and the address that their mails went to. They are used for nothing else.",
    ),
    button,
  );
}

/** One call: the store first ends all sessions, then deletes the user at Cognito. */
async function deleteForGood(): Promise<void> {
  await request(deleteAccount, {});
  showNotice({ kind: "info", text: "Your account is deleted. Thank you for the music." });
  await forgetTokens();
  await forgetGuest();
  account.set(null);
  replaceCart(null);
  void loadCart().catch(() => undefined);
  await navigate("/", { replace: true });
}
