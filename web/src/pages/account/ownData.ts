import { collectOwnData } from "../../api/ownData";
import { request } from "../../api/request";
import { h } from "../../dom";
import { whileBusy } from "../../ui/busyButton";
import { showFailure } from "../../ui/explain";
import { announce } from "../../ui/notice";
import { createPart } from "./part";

/** Saves all data that the store keeps about the user as a file. */
export function createOwnData(signal: AbortSignal): HTMLElement {
  const save = async () => {
    try {
      const data = await collectOwnData(request);
      if (signal.aborted) return;
      saveFile("jukebox-my-data.json", JSON.stringify(data, null, 2));
      announce("Your data is saved as a file.");
    } catch (error) {
      showFailure(error, "Your data could not be fetched.", () => whileBusy(button, save));
    }
  };
  const button = h(
    "button",
    {
      type: "button",
      class: "button quiet",
      "data-testid": "save-data",
      onclick: () => void whileBusy(button, save),
    },
    "Save my data",
  );
  return createPart(
    "data",
    "Your data",
    h(
      "p",
      {},
      "All that the store keeps about you, as a JSON file: profile, sessions, cart, saved records and purchases.",
    ),
    button,
  );
}

/** Saves a text through the browser's downloads. */
function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: url, download: name }).click();
  // Once the download has started, it keeps its own reference to the content.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
