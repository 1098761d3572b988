import { h } from "../dom";
import { whileBusy } from "../ui/busyButton";
import { showFailure } from "../ui/explain";
import { announce } from "../ui/notice";
import { changeSaved } from "./savedStore";

interface SavedAction {
  words: string;
  /** Title of the product, for screen readers. */
  title: string;
  operation: Parameters<typeof changeSaved>[0];
  productId: string;
  /** The announcement after the change. */
  done: string;
}

/** A button that changes the list of saved products. */
export function createSavedButton(action: SavedAction): HTMLButtonElement {
  const { words, title, operation, productId, done } = action;
  const run = async () => {
    try {
      await changeSaved(operation, productId);
      announce(done);
    } catch (error) {
      showFailure(error, `“${title}” could not be moved.`, () => whileBusy(button, run));
    }
  };
  const button = h(
    "button",
    { type: "button", class: "link", onclick: () => void whileBusy(button, run) },
    words,
    h("span", { class: "sr-only" }, ` ${title}`),
  );
  return button;
}
